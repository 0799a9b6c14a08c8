import type { MetricDatum, PutMetricDataCommandInput } from '@aws-sdk/client-cloudwatch';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidCombination, invalidValue } from '../errors.ts';
import { addDatum } from '../series.ts';
import type { CloudWatchState } from '../state.ts';

const DAY_MS = 24 * 60 * 60_000;
const MOST_DATA = 1000;
const MOST_VALUES = 150;
const MOST_DIMENSIONS = 30;

/** A user's data can be read some seconds later; a service's own comes when it is ready. */
export function putMetricData(input: PutMetricDataCommandInput, context: CallContext<CloudWatchState>) {
  const { clock, state, caller } = context;
  const namespace = input.Namespace as string;
  const isService = caller.kind === 'service';
  if (namespace.startsWith('AWS/') && !isService) {
    throw invalidValue('The value AWS/ for parameter Namespace is invalid: it is reserved for AWS services.');
  }
  const data = input.MetricData ?? [];
  if (data.length > MOST_DATA)
    throw invalidValue(`The collection MetricData must not have a size greater than ${MOST_DATA}.`);
  const atMs = clock.nowMs;
  for (const [i, datum] of data.entries()) {
    checkFinite(datum, `MetricData.member.${i + 1}`);
    check(datum, atMs);
  }
  const delayMs = isService ? 0 : context.duration('cloudwatch.put-to-readable');
  const add = () => {
    for (const datum of data)
      addDatum(state, { namespace, datum: { Timestamp: new Date(atMs), ...datum }, nowMs: clock.nowMs });
  };
  if (delayMs === 0) add();
  else clock.after(delayMs, 'metric data', add);
  return {};
}

function checkFinite(datum: MetricDatum, name: string): void {
  const given: [string, number | undefined][] = [
    [`${name}.Value`, datum.Value],
    ...(datum.Values ?? []).map((value, i): [string, number] => [`${name}.Values.member.${i + 1}`, value]),
    ...Object.entries(datum.StatisticValues ?? {}).map(([member, value]): [string, number | undefined] => [
      `${name}.StatisticValues.${member}`,
      value,
    ]),
  ];
  for (const [parameter, value] of given) {
    if (value === undefined || Number.isFinite(value)) continue;
    throw invalidValue(`The value ${value} for parameter ${parameter} is invalid.`);
  }
}

function check(datum: MetricDatum, nowMs: number): void {
  const forms = [datum.Value, datum.StatisticValues, datum.Values].filter((form) => form !== undefined).length;
  if (forms !== 1) {
    throw invalidCombination('A metric datum needs exactly one of the parameters Value, Values and StatisticValues.');
  }
  if ((datum.Values?.length ?? 0) > MOST_VALUES)
    throw invalidValue(`A metric datum can have ${MOST_VALUES} values at most.`);
  if (datum.Counts !== undefined && datum.Counts.length !== datum.Values?.length) {
    throw invalidValue('The parameters Values and Counts must have the same length.');
  }
  if ((datum.Dimensions?.length ?? 0) > MOST_DIMENSIONS) {
    throw invalidValue(`A metric can have ${MOST_DIMENSIONS} dimensions at most.`);
  }
  const ms = datum.Timestamp?.getTime() ?? nowMs;
  if (ms < nowMs - 14 * DAY_MS || ms > nowMs + DAY_MS / 12) {
    throw invalidValue('The parameter Timestamp must be within two weeks in the past and two hours in the future.');
  }
}
