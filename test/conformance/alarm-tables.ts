import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
  SetAlarmStateCommand,
  type StateValue,
} from '@aws-sdk/client-cloudwatch';
import { createRegion } from '../../lib/simulator/region.ts';
import { ALARM_CASES, type AlarmCase } from './alarm-tables-cases.ts';
import type { RecordedScore, Tell } from './conformance-line.ts';
import { tableScore } from './table-score.ts';

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 10, 21, 8);
const BEFORE: readonly StateValue[] = ['OK', 'ALARM', 'INSUFFICIENT_DATA'];

export function documentedAlarms(tell: Tell): Promise<RecordedScore> {
  return tableScore({ name: 'alarm-tables', cases: ALARM_CASES, differs: alarmDiffers }, tell);
}

/** From each state that the alarm can have had. */
export async function alarmDiffers(one: AlarmCase): Promise<string | undefined> {
  for (const before of BEFORE) {
    const wanted = one.wanted === 'kept' ? before : one.wanted;
    const ours = await evaluated(one, before);
    if (ours !== wanted) return `from ${before} wanted ${wanted}, ours ${ours}`;
  }
  return undefined;
}

/** The state after the first evaluation that sees the data points as the last whole minutes. */
async function evaluated({ points, needed, treatment }: AlarmCase, before: StateValue) {
  const region = createRegion({ seed: 1, startMs: START_MS });
  const client = region.client(CloudWatchClient, { maxAttempts: 1 });
  await region.run({ forMs: 10 * MINUTE_MS + 20_000 });
  const all = points.split(' ');
  const MetricData = all.flatMap((point, i) => {
    const Timestamp = new Date(START_MS + (11 - all.length + i) * MINUTE_MS);
    return point === '-' ? [] : [{ MetricName: 'errors', Timestamp, Value: point === 'X' ? 1 : 0 }];
  });
  if (MetricData.length > 0) await client.send(new PutMetricDataCommand({ Namespace: 'Shop', MetricData }));
  const AlarmName = 'errors';
  await client.send(
    new PutMetricAlarmCommand({
      AlarmName,
      Namespace: 'Shop',
      MetricName: 'errors',
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 3,
      DatapointsToAlarm: needed,
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: treatment,
    }),
  );
  await client.send(new SetAlarmStateCommand({ AlarmName, StateValue: before, StateReason: 'test' }));
  await region.run({ forMs: 45_000 });
  const { MetricAlarms } = await client.send(new DescribeAlarmsCommand({ AlarmNames: [AlarmName] }));
  return MetricAlarms?.[0]?.StateValue;
}
