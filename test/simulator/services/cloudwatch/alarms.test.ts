import {
  CloudWatchClient,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  PutCompositeAlarmCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
  PutMetricDataCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import { createRegion, type Region } from '../../../../lib/simulator/region.ts';

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 10, 21, 8);

const newRegion = () => createRegion({ seed: 1, startMs: START_MS });
const clientOf = (region: Region) => region.client(CloudWatchClient, { maxAttempts: 1 });

const ALARM: PutMetricAlarmCommandInput = {
  AlarmName: 'errors',
  Namespace: 'Shop',
  MetricName: 'errors',
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 0,
  ComparisonOperator: 'GreaterThanThreshold',
};

async function stateOf(region: Region, name = 'errors') {
  const { MetricAlarms, CompositeAlarms } = await clientOf(region).send(
    new DescribeAlarmsCommand({ AlarmNames: [name], AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] }),
  );
  return [...(MetricAlarms ?? []), ...(CompositeAlarms ?? [])][0]?.StateValue;
}

/** Puts the last five minutes as AWS's tables write them: X breaches, 0 does not, - is missing. The newest is last. */
async function evaluate(pattern: string, alarm: Partial<PutMetricAlarmCommandInput>) {
  const region = newRegion();
  await region.run({ forMs: 10 * MINUTE_MS + 20_000 });
  const points = pattern.split(' ');
  const data = points.flatMap((point, i) => {
    const Timestamp = new Date(START_MS + (11 - points.length + i) * MINUTE_MS);
    return point === '-' ? [] : [{ MetricName: 'errors', Timestamp, Value: point === 'X' ? 1 : 0 }];
  });
  if (data.length > 0) await clientOf(region).send(new PutMetricDataCommand({ Namespace: 'Shop', MetricData: data }));
  await clientOf(region).send(new PutMetricAlarmCommand({ ...ALARM, ...alarm }));
  const before = { AlarmName: 'errors', StateValue: 'INSUFFICIENT_DATA', StateReason: 'test' } as const;
  await clientOf(region).send(new SetAlarmStateCommand(before));
  await region.run({ forMs: 45_000 });
  return stateOf(region);
}

const KEPT = 'INSUFFICIENT_DATA';

// AlarmThatSendsEmail.html, "How alarm state is evaluated when data is missing": three of three, then two of three.
test.each([
  [3, '0 - X - X', ['OK', 'OK', 'OK', 'OK']],
  [3, '0 - - - -', ['OK', 'OK', 'OK', 'OK']],
  [3, '- - - - -', ['INSUFFICIENT_DATA', KEPT, 'ALARM', 'OK']],
  [3, '0 X X - X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
  [3, '- - X - -', ['ALARM', KEPT, 'ALARM', 'OK']],
  [2, '0 - X - X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
  [2, '0 0 X 0 X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
  [2, '0 - X - -', ['OK', 'OK', 'ALARM', 'OK']],
  [2, '- - - - 0', ['OK', 'OK', 'ALARM', 'OK']],
  [2, '- - - X -', ['ALARM', KEPT, 'ALARM', 'OK']],
] as const)('%i of 3 over %s', async (needed, pattern, expected) => {
  const treatments = ['missing', 'ignore', 'breaching', 'notBreaching'];
  const found = [];
  for (const TreatMissingData of treatments) {
    found.push(await evaluate(pattern, { EvaluationPeriods: 3, DatapointsToAlarm: needed, TreatMissingData }));
  }
  expect(found).toEqual(expected);
});

test('an alarm begins without data, follows its metric and tells the bus', async () => {
  const region = newRegion();
  const events: string[] = [];
  region.journal.listen((entry) => {
    if (entry.kind === 'event' && entry.source === 'aws.cloudwatch') events.push(entry.type);
  });
  await clientOf(region).send(new PutMetricAlarmCommand({ ...ALARM, TreatMissingData: 'notBreaching' }));
  expect(await stateOf(region)).toBe('INSUFFICIENT_DATA');
  await region.run({ forMs: MINUTE_MS });
  expect(await stateOf(region)).toBe('OK');
  const MetricData = [{ MetricName: 'errors', Value: 3 }];
  await clientOf(region).send(new PutMetricDataCommand({ Namespace: 'Shop', MetricData }));
  await region.run({ forMs: MINUTE_MS });
  expect(await stateOf(region)).toBe('ALARM');
  await region.run({ forMs: 5 * MINUTE_MS });
  expect(await stateOf(region)).toBe('OK');
  expect(events).toEqual(Array(3).fill('CloudWatch Alarm State Change'));
  const { AlarmHistoryItems } = await clientOf(region).send(new DescribeAlarmHistoryCommand({ AlarmName: 'errors' }));
  expect(AlarmHistoryItems?.[0]?.HistorySummary).toBe('Alarm updated from ALARM to OK');
});

test('an alarm on a rate stays quiet without requests', async () => {
  const region = newRegion();
  const metric = (Id: string, MetricName: string) => ({
    Id,
    MetricStat: { Metric: { Namespace: 'Shop', MetricName }, Period: 60, Stat: 'Sum' },
    ReturnData: false,
  });
  await clientOf(region).send(
    new PutMetricAlarmCommand({
      AlarmName: 'errors',
      EvaluationPeriods: 1,
      Threshold: 0.05,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
      Metrics: [
        metric('bad', 'errors'),
        metric('all', 'requests'),
        { Id: 'rate', Expression: 'IF(all > 100, FILL(bad, 0) / all, 0)' },
      ],
    }),
  );
  const put = (requests: number, errors: number) =>
    clientOf(region).send(
      new PutMetricDataCommand({
        Namespace: 'Shop',
        MetricData: [
          { MetricName: 'requests', Value: requests },
          ...(errors > 0 ? [{ MetricName: 'errors', Value: errors }] : []),
        ],
      }),
    );
  const states = [];
  for (const [requests, errors] of [
    [50, 50],
    [1000, 0],
    [1000, 49],
    [1000, 60],
  ] as const) {
    await region.run({ forMs: 5 * MINUTE_MS });
    await put(requests, errors);
    await region.run({ forMs: MINUTE_MS });
    states.push(await stateOf(region));
  }
  expect(states).toEqual(['OK', 'OK', 'OK', 'ALARM']);
});

test('a composite alarm follows the alarms that its rule names', async () => {
  const region = newRegion();
  const client = clientOf(region);
  await client.send(new PutMetricAlarmCommand({ ...ALARM, AlarmName: 'a', TreatMissingData: 'ignore' }));
  await client.send(new PutMetricAlarmCommand({ ...ALARM, AlarmName: 'b', TreatMissingData: 'ignore' }));
  await client.send(new PutCompositeAlarmCommand({ AlarmName: 'both', AlarmRule: 'ALARM("a") AND NOT OK(b)' }));
  expect(await stateOf(region, 'both')).toBe('OK');
  await client.send(new SetAlarmStateCommand({ AlarmName: 'a', StateValue: 'ALARM', StateReason: 'test' }));
  expect(await stateOf(region, 'both')).toBe('ALARM');
  await client.send(new SetAlarmStateCommand({ AlarmName: 'b', StateValue: 'OK', StateReason: 'test' }));
  expect(await stateOf(region, 'both')).toBe('OK');
});

test('an alarm that asks for what cannot be is refused', async () => {
  const client = clientOf(newRegion());
  const put = (alarm: object) => client.send(new PutMetricAlarmCommand({ ...ALARM, ...alarm }));
  await expect(put({ DatapointsToAlarm: 2 })).rejects.toThrow(/between 1 and EvaluationPeriods/);
  await expect(put({ ExtendedStatistic: 'p99' })).rejects.toThrow(/Exactly one/);
  await expect(put({ TreatMissingData: 'guess' })).rejects.toThrow(/guess/);
});
