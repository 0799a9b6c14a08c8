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

test.each([
  [{}, [1], 'Threshold Crossed: 1 datapoint [1.0 (21/11/26 08:04:00)] was greater than the threshold (0.0).'],
  [
    { DatapointsToAlarm: 1 },
    [1],
    'Threshold Crossed: 1 out of the last 1 datapoints [1.0 (21/11/26 08:04:00)] was greater than the threshold (0.0) (minimum 1 datapoint for OK -> ALARM transition).',
  ],
  [
    { EvaluationPeriods: 3, DatapointsToAlarm: 2 },
    [0.25, 0, 0],
    'Threshold Crossed: 2 out of the last 3 datapoints [0.0 (21/11/26 08:04:00), 0.0 (21/11/26 08:03:00)] were not greater than the threshold (0.0) (minimum 2 datapoints for ALARM -> OK transition).',
  ],
  [
    { EvaluationPeriods: 20, DatapointsToAlarm: 1, TreatMissingData: 'notBreaching' },
    [613],
    'Threshold Crossed: 1 out of the last 20 datapoints [613.0 (21/11/26 08:04:00)] was greater than the threshold (0.0) and 19 missing datapoints were treated as [NonBreaching] (minimum 1 datapoint for OK -> ALARM transition).',
  ],
  [
    { EvaluationPeriods: 5, DatapointsToAlarm: 5 },
    [6, 5, 4, 3, 12_345_678],
    'Threshold Crossed: 5 out of the last 5 datapoints were greater than the threshold (0.0). The most recent datapoints which crossed the threshold: [1.2345678E7 (21/11/26 08:04:00), 3.0 (21/11/26 08:03:00), 4.0 (21/11/26 08:02:00), 5.0 (21/11/26 08:01:00), 6.0 (21/11/26 08:00:00)] (minimum 5 datapoints for OK -> ALARM transition).',
  ],
  [
    { EvaluationPeriods: 2, TreatMissingData: 'breaching' },
    [],
    'Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints were treated as [Breaching].',
  ],
  [
    { EvaluationPeriods: 3, DatapointsToAlarm: 2, TreatMissingData: 'breaching' },
    [0],
    'Threshold Crossed: 1 datapoint was received for 3 periods and 2 missing datapoints were treated as [Breaching].',
  ],
] as const)('an alarm with %o says why', async (alarm, values, reason) => {
  const region = newRegion();
  await region.run({ forMs: 4 * MINUTE_MS + 20_000 });
  const MetricData = values.map((Value, i) => ({
    MetricName: 'errors',
    Timestamp: new Date(START_MS + (5 - values.length + i) * MINUTE_MS),
    Value,
  }));
  if (MetricData.length > 0) await clientOf(region).send(new PutMetricDataCommand({ Namespace: 'Shop', MetricData }));
  await clientOf(region).send(new PutMetricAlarmCommand({ ...ALARM, ...alarm }));
  await region.run({ forMs: MINUTE_MS });
  const { MetricAlarms } = await clientOf(region).send(new DescribeAlarmsCommand({}));
  expect(MetricAlarms?.[0]?.StateReason).toBe(reason);
});

test('an alarm says that it has no data, a composite one whose change moved it', async () => {
  const region = newRegion();
  const client = clientOf(region);
  await client.send(new PutMetricAlarmCommand({ ...ALARM, AlarmName: 'a' }));
  await client.send(new PutCompositeAlarmCommand({ AlarmName: 'c', AlarmRule: 'INSUFFICIENT_DATA(a)' }));
  await client.send(new SetAlarmStateCommand({ AlarmName: 'a', StateValue: 'OK', StateReason: 'test' }));
  await region.run({ forMs: MINUTE_MS });
  const AlarmTypes = ['MetricAlarm', 'CompositeAlarm'] as const;
  const found = await client.send(new DescribeAlarmsCommand({ AlarmTypes: [...AlarmTypes] }));
  expect(found.MetricAlarms?.[0]?.StateReason).toBe('Insufficient Data: 1 datapoint was unknown.');
  expect(found.CompositeAlarms?.[0]?.StateReason).toBe(
    `${found.MetricAlarms?.[0]?.AlarmArn} transitioned to INSUFFICIENT_DATA at Saturday 21 November, 2026 08:01:00 UTC`,
  );
});

const searching = { Id: 'e1', Expression: "SEARCH('{Shop} errors', 'Sum', 60)", Period: 60 };
const WITHOUT_METRIC = { MetricName: undefined, Namespace: undefined, Period: undefined, Statistic: undefined };

test.each<[Partial<PutMetricAlarmCommandInput>, string]>([
  [{ AlarmActions: ['nope'] }, 'Invalid arn syntax: nope'],
  [{ ...WITHOUT_METRIC, Metrics: [searching] }, 'SEARCH is not supported on Metric Alarms'],
  [{ Period: 300, EvaluationPeriods: 289 }, 'EvaluationPeriods * Period must be <= 86400'],
  [{ Period: 3600, EvaluationPeriods: 169 }, 'EvaluationPeriods * Period must be <= 604800'],
])('an alarm with %j is refused', async (part, message) => {
  await expect(clientOf(newRegion()).send(new PutMetricAlarmCommand({ ...ALARM, ...part }))).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining(message),
  });
});
