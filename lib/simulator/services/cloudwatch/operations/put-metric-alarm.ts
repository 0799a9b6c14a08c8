import type { PutMetricAlarmCommandInput } from '@aws-sdk/client-cloudwatch';
import type { CallContext } from '../../../kernel/service.ts';
import { keepEvaluating } from '../alarms/evaluate-alarms.ts';
import { newAlarm } from '../alarms/new-alarm.ts';
import { invalidCombination, invalidValue, missing, validation } from '../errors.ts';
import { parseExpression } from '../math/parse-expression.ts';
import type { CloudWatchState } from '../state.ts';
import { checkStatistic } from '../statistics.ts';
import { checkQuery } from './get-metric-data.ts';

const OPERATORS = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
];
const MOST_METRICS = 10;
const NOT_MODELLED = [
  'ThresholdMetricId',
  'EvaluationWindow',
  'WarmUpConfiguration',
  'EvaluationCriteria',
  'EvaluationInterval',
] as const;

/** An alarm that exists keeps its state and takes the whole new configuration. */
export function putMetricAlarm(input: PutMetricAlarmCommandInput, context: CallContext<CloudWatchState>) {
  const { state } = context;
  check(input);
  const name = input.AlarmName as string;
  const held = state.alarms.get(name);
  if (held?.kind === 'CompositeAlarm') throw invalidValue(`A composite alarm with the name ${name} exists already.`);
  if (held === undefined) {
    state.alarms.set(name, {
      ...newAlarm(context, name, input.Tags),
      kind: 'MetricAlarm',
      settings: input,
      idle: false,
    });
  } else {
    held.settings = input;
    held.configuredAt = context.clock.now();
    held.idle = false;
  }
  keepEvaluating(context);
  return {};
}

function check(input: PutMetricAlarmCommandInput): void {
  for (const member of NOT_MODELLED) {
    if (input[member] !== undefined) throw invalidValue(`The simulator does not model ${member} of alarms.`);
  }
  if (!OPERATORS.includes(input.ComparisonOperator ?? '')) {
    throw invalidValue(`The simulator does not model the comparison operator ${input.ComparisonOperator}.`);
  }
  if (input.Threshold === undefined) throw missing('The parameter Threshold is required.');
  const periods = input.EvaluationPeriods;
  if (periods === undefined || periods < 1)
    throw missing('The parameter EvaluationPeriods is required and at least 1.');
  const needed = input.DatapointsToAlarm ?? periods;
  if (needed < 1 || needed > periods) {
    throw invalidValue(`DatapointsToAlarm '${needed}' must be between 1 and EvaluationPeriods '${periods}'.`);
  }
  const treat = input.TreatMissingData ?? 'missing';
  if (!['breaching', 'notBreaching', 'ignore', 'missing'].includes(treat)) {
    throw invalidValue(`TreatMissingData '${treat}' must be one of breaching, notBreaching, ignore, missing.`);
  }
  checkActions(input);
  checkSpan(input, periods);
  if (input.Metrics === undefined) checkPlain(input);
  else checkMath(input, input.Metrics);
}

function checkActions({ AlarmActions = [], OKActions = [], InsufficientDataActions = [] }: PutMetricAlarmCommandInput) {
  for (const action of [...AlarmActions, ...OKActions, ...InsufficientDataActions]) {
    if (!/^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+/.test(action)) throw validation(`Invalid arn syntax: ${action}`);
  }
}

/** A day for periods under an hour, else a week (API reference, PutMetricAlarm, EvaluationPeriods). */
function checkSpan({ Period = 0, Metrics = [] }: PutMetricAlarmCommandInput, periods: number): void {
  const seconds = Math.max(Period, ...Metrics.map((query) => query.MetricStat?.Period ?? query.Period ?? 0));
  const most = seconds < 3600 ? 86_400 : 604_800;
  if (seconds * periods <= most) return;
  throw validation(
    `Metrics cannot be checked across more than ${most === 86_400 ? 'a day' : 'a week'}: EvaluationPeriods * Period must be <= ${most}`,
  );
}

function checkPlain(input: PutMetricAlarmCommandInput): void {
  if (input.MetricName === undefined || input.Namespace === undefined || input.Period === undefined) {
    throw missing('An alarm on a metric needs MetricName, Namespace and Period.');
  }
  const statistic = input.Statistic ?? input.ExtendedStatistic;
  if (statistic === undefined || (input.Statistic !== undefined && input.ExtendedStatistic !== undefined)) {
    throw invalidCombination('Exactly one of Statistic and ExtendedStatistic must be specified.');
  }
  checkStatistic(statistic);
  if (input.Period % 60 !== 0) {
    throw invalidValue(
      `The simulator evaluates alarms each minute: the period '${input.Period}' must be a multiple of 60.`,
    );
  }
}

function checkMath(
  input: PutMetricAlarmCommandInput,
  metrics: NonNullable<PutMetricAlarmCommandInput['Metrics']>,
): void {
  if (input.MetricName !== undefined || input.Namespace !== undefined || input.Period !== undefined) {
    throw invalidCombination('Metrics cannot be combined with MetricName, Namespace, Period, Statistic or Dimensions.');
  }
  if (metrics.length > MOST_METRICS) throw invalidValue(`An alarm can use ${MOST_METRICS} metrics at most.`);
  for (const query of metrics) {
    checkQuery(query);
    if (query.Expression === undefined) continue;
    if (/\bSEARCH\s*\(/i.test(query.Expression)) throw validation('SEARCH is not supported on Metric Alarms');
    parseExpression(query.Expression);
  }
  const returning = metrics.filter(({ ReturnData }) => ReturnData !== false);
  if (returning.length !== 1) throw invalidValue('Exactly one of the metrics of an alarm must return data.');
}
