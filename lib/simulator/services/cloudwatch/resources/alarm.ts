import type { ResourceRequest, ResourceResult, ResourceType } from '../../../kernel/service.ts';

type Properties = Record<string, any>;

/** Properties that are numbers in the API and may be text in a template. */
const NUMBERS = ['Period', 'EvaluationPeriods', 'DatapointsToAlarm', 'Threshold'];
const COPIED = [
  ...NUMBERS,
  'AlarmDescription',
  'OKActions',
  'AlarmActions',
  'InsufficientDataActions',
  'MetricName',
  'Namespace',
  'Statistic',
  'ExtendedStatistic',
  'Dimensions',
  'Unit',
  'ComparisonOperator',
  'TreatMissingData',
  'EvaluateLowSampleCountPercentile',
  'ThresholdMetricId',
];

export const alarm: ResourceType = {
  replacedBy: ['AlarmName'],
  create: (request) => put(request, request.properties['AlarmName'] ?? request.generatedName),
  update: (request, { physicalId }) => put(request, physicalId),
  delete(request, { physicalId }) {
    request.call('cloudwatch', 'DeleteAlarms', { AlarmNames: [physicalId] });
    return undefined;
  },
};

function put(request: ResourceRequest, name: string): ResourceResult {
  const { properties } = request;
  const input: Properties = { AlarmName: name };
  for (const key of COPIED) {
    const value = properties[key];
    if (value !== undefined) input[key] = NUMBERS.includes(key) ? Number(value) : value;
  }
  const enabled = properties['ActionsEnabled'];
  if (enabled !== undefined) input['ActionsEnabled'] = String(enabled) === 'true';
  if (properties['Metrics'] !== undefined) input['Metrics'] = properties['Metrics'].map(queryOf);
  const own = (properties['Tags'] ?? []) as { Key: string; Value: string }[];
  const tags = new Map([...request.tags, ...own].map(({ Key, Value }) => [Key, Value]));
  if (tags.size > 0) input['Tags'] = [...tags].map(([Key, Value]) => ({ Key, Value }));
  request.call('cloudwatch', 'PutMetricAlarm', input);
  const arn = `arn:aws:cloudwatch:${request.region}:${request.account}:alarm:${name}`;
  return { physicalId: name, attributes: { Arn: arn } };
}

function queryOf({ MetricStat, ReturnData, Period, ...rest }: Properties): Properties {
  return {
    ...rest,
    ...(Period === undefined ? {} : { Period: Number(Period) }),
    ...(ReturnData === undefined ? {} : { ReturnData: String(ReturnData) === 'true' }),
    ...(MetricStat === undefined ? {} : { MetricStat: { ...MetricStat, Period: Number(MetricStat['Period']) } }),
  };
}
