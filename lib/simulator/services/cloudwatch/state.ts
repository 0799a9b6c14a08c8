import type {
  AlarmHistoryItem,
  Dimension,
  PutCompositeAlarmInput,
  PutMetricAlarmInput,
  StateValue,
} from '@aws-sdk/client-cloudwatch';
import type { Entry } from '../../kernel/clock.ts';
import type { Rule } from './alarms/composite-rule.ts';
import type { Expression } from './math/parse-expression.ts';

/** The data of one metric within one minute (or second, at high resolution). */
export interface Point {
  count: number;
  sum: number;
  min: number;
  max: number;
  /** Values each followed by its count; percentiles are read from it. Absent once a statistic set with unknown values came in. */
  values: number[] | undefined;
}

export interface Series {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly Dimension[];
  /** By the start of the minute, epoch milliseconds. */
  readonly points: Map<number, Point>;
  unit: string;
  /** 1 or 60 seconds: the finest data put. */
  resolutionSeconds: number;
  newestMs: number;
  listedAtMs: number;
}

interface AlarmBase {
  readonly name: string;
  readonly arn: string;
  configuredAt: Date;
  state: StateValue;
  reason: string;
  reasonData: string | undefined;
  updatedAt: Date;
  transitionedAt: Date;
  readonly tags: Map<string, string>;
  /** Newest last. */
  readonly history: AlarmHistoryItem[];
}

export interface MetricAlarmRecord extends AlarmBase {
  readonly kind: 'MetricAlarm';
  settings: PutMetricAlarmInput;
  /** The last evaluation found no data at all. */
  idle: boolean;
}

export interface CompositeAlarmRecord extends AlarmBase {
  readonly kind: 'CompositeAlarm';
  settings: PutCompositeAlarmInput;
  rule: Rule;
}

export type AlarmRecord = MetricAlarmRecord | CompositeAlarmRecord;

export interface CloudWatchState {
  readonly series: Map<string, Series>;
  readonly alarms: Map<string, AlarmRecord>;
  /** Metric math that was used, by its text. */
  readonly expressions: Map<string, Expression>;
  /** The next evaluation of all alarms; none while there is no alarm. */
  evaluation: Entry | undefined;
}

export const createState = (): CloudWatchState => ({
  series: new Map(),
  alarms: new Map(),
  expressions: new Map(),
  evaluation: undefined,
});
