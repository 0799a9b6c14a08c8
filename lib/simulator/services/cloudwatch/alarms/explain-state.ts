// Why an alarm is in its state, in the sentences that CloudWatch puts into StateReason. AWS does not document them; they are put together
// from notifications that users publish.

import type { StateValue } from '@aws-sdk/client-cloudwatch';
import type { MetricAlarmRecord } from '../state.ts';

export interface DataPoint {
  readonly atMs: number;
  readonly value: number;
}

export interface Evaluated {
  readonly settings: MetricAlarmRecord['settings'];
  readonly to: StateValue;
  /** Of the whole range, the newest last. */
  readonly points: readonly DataPoint[];
  readonly breaches: (value: number) => boolean;
  readonly treatMissing: string;
}

/** As many as AWS writes out within the sentence; more come as the most recent ones. */
const LISTED = 5;

const COMPARISONS: Readonly<Record<string, string>> = {
  GreaterThanThreshold: 'greater than',
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
};

export function explainState(evaluated: Evaluated): string {
  const { settings, points, to } = evaluated;
  const needed = settings.EvaluationPeriods ?? 1;
  const missing = Math.max(needed - points.length, 0);
  if (to === 'INSUFFICIENT_DATA')
    return `Insufficient Data: ${counted(missing, 'datapoint')} ${were(missing)} unknown.`;
  const decisive = points.slice(-needed).filter(({ value }) => evaluated.breaches(value) === (to === 'ALARM'));
  if (decisive.length === 0) {
    const received =
      points.length === 0 ? 'no datapoints were' : `${counted(points.length, 'datapoint')} ${were(points.length)}`;
    return `Threshold Crossed: ${received} received for ${counted(needed, 'period')}${treated(evaluated, missing)}.`;
  }
  const newest = decisive.slice(-LISTED).reverse().map(written).join(', ');
  const few = decisive.length < LISTED;
  const clause = crossing(evaluated, decisive.length) + treated(evaluated, missing);
  const list = few ? '' : `. The most recent datapoints which crossed the threshold: [${newest}]`;
  return `Threshold Crossed: ${subject(evaluated, decisive.length)}${few ? ` [${newest}]` : ''} ${clause}${list}${minimum(evaluated)}.`;
}

/** Alarms that name a number of data points are told out of how many. */
function subject({ settings }: Evaluated, count: number): string {
  if (settings.DatapointsToAlarm === undefined) return counted(count, 'datapoint');
  return `${count} out of the last ${settings.EvaluationPeriods} datapoints`;
}

function crossing({ settings, to }: Evaluated, count: number): string {
  const { ComparisonOperator = '', Threshold = 0 } = settings;
  const not = to === 'ALARM' ? '' : 'not ';
  return `${were(count)} ${not}${COMPARISONS[ComparisonOperator]} the threshold (${inJava(Threshold)})`;
}

function treated({ treatMissing }: Evaluated, missing: number): string {
  const as = { breaching: 'Breaching', notBreaching: 'NonBreaching' }[treatMissing];
  if (missing === 0 || as === undefined) return '';
  return ` and ${counted(missing, 'missing datapoint')} ${were(missing)} treated as [${as}]`;
}

function minimum({ settings, to }: Evaluated): string {
  const { DatapointsToAlarm: m, EvaluationPeriods: n = 1 } = settings;
  if (m === undefined) return '';
  const [least, change] = to === 'ALARM' ? [m, 'OK -> ALARM'] : [n - m + 1, 'ALARM -> OK'];
  return ` (minimum ${counted(least, 'datapoint')} for ${change} transition)`;
}

function written({ atMs, value }: DataPoint): string {
  const [date, time] = new Date(atMs).toISOString().slice(2, 19).split('T') as [string, string];
  return `${inJava(value)} (${date.split('-').reverse().join('/')} ${time})`;
}

/** As Java prints a double. */
function inJava(value: number): string {
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-3 && size < 1e7)) return Number.isInteger(value) ? value.toFixed(1) : String(value);
  const [digits, exponent] = value.toExponential().split('e') as [string, string];
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function were(count: number): string {
  return count === 1 ? 'was' : 'were';
}
