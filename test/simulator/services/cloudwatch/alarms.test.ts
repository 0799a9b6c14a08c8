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
import { alarmDiffers } from '../../../conformance/alarm-tables.ts';
import { ALARM_CASES } from '../../../conformance/alarm-tables-cases.ts';

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

test.each(ALARM_CASES)('$name', async (one) => {
  expect(await alarmDiffers(one)).toBeUndefined();
});

test('an alarm on DynamoDB ignores missing data unless told otherwise', async () => {
  const region = newRegion();
  const client = clientOf(region);
  const names = { plain: undefined, told: 'missing' };
  for (const [AlarmName, TreatMissingData] of Object.entries(names)) {
    await client.send(new PutMetricAlarmCommand({ ...ALARM, AlarmName, Namespace: 'AWS/DynamoDB', TreatMissingData }));
    await client.send(new SetAlarmStateCommand({ AlarmName, StateValue: 'OK', StateReason: 'test' }));
  }
  await region.run({ forMs: 2 * MINUTE_MS });
  expect([await stateOf(region, 'plain'), await stateOf(region, 'told')]).toEqual(['OK', 'INSUFFICIENT_DATA']);
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
