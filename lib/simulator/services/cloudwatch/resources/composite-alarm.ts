import type { ResourceRequest, ResourceResult, ResourceType } from '../../../kernel/service.ts';

const COPIED = [
  'AlarmRule',
  'AlarmDescription',
  'OKActions',
  'AlarmActions',
  'InsufficientDataActions',
  'ActionsSuppressor',
];

export const compositeAlarm: ResourceType = {
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
  const input: Record<string, unknown> = { AlarmName: name };
  for (const key of COPIED) if (properties[key] !== undefined) input[key] = properties[key];
  const enabled = properties['ActionsEnabled'];
  if (enabled !== undefined) input['ActionsEnabled'] = String(enabled) === 'true';
  request.call('cloudwatch', 'PutCompositeAlarm', input);
  const arn = `arn:aws:cloudwatch:${request.region}:${request.account}:alarm:${name}`;
  return { physicalId: name, attributes: { Arn: arn } };
}
