import {
  CloudWatchClient,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import { createRegion, type Region } from '../../../../lib/simulator/region.ts';

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 10, 21, 8);

const clientOf = (region: Region) => region.client(CloudWatchClient, { maxAttempts: 1 });

/** A region with two metrics of one value per minute; null is no data. */
async function regionWith(first: (number | null)[], second: (number | null)[] = []): Promise<Region> {
  const region = createRegion({ seed: 1, startMs: START_MS });
  const data = (MetricName: string, values: (number | null)[]) =>
    values.flatMap((Value, i) =>
      Value === null ? [] : [{ MetricName, Value, Timestamp: new Date(START_MS + i * MINUTE_MS) }],
    );
  const MetricData = [...data('first', first), ...data('second', second)];
  await clientOf(region).send(new PutMetricDataCommand({ Namespace: 'Shop', MetricData }));
  await region.run({ forMs: 10 * MINUTE_MS });
  return region;
}

async function evaluate(region: Region, expression: string, minutes = 4): Promise<number[] | undefined> {
  const metric = (Id: string, MetricName: string) => ({
    Id,
    MetricStat: { Metric: { Namespace: 'Shop', MetricName }, Period: 60, Stat: 'Sum' },
    ReturnData: false,
  });
  const { MetricDataResults } = await clientOf(region).send(
    new GetMetricDataCommand({
      StartTime: new Date(START_MS),
      EndTime: new Date(START_MS + minutes * MINUTE_MS),
      ScanBy: 'TimestampAscending',
      MetricDataQueries: [metric('m1', 'first'), metric('m2', 'second'), { Id: 'e1', Expression: expression }],
    }),
  );
  return MetricDataResults?.[0]?.Values;
}

test.each([
  ['m1 + m2 * 2', [21, 42]],
  ['(m1 + m2) * 2', [22, 44]],
  ['m1 / (m2 - 10)', [1 / 0].filter(Number.isFinite).concat([0.2])],
  ['FILL(m2, 0) + m1', [11, 22, 3]],
  ['FILL(m2, REPEAT) + m1', [11, 22, 23]],
  ['SUM([m1, m2])', [11, 22, 3]],
  ['AVG(METRICS())', [5.5, 11, 3]],
  ['m1 / SUM(m1)', [1 / 6, 2 / 6, 3 / 6]],
  ['IF(m1 >= 2 AND m1 < 3, m1, -1)', [-1, 2, -1]],
  ['IF(m2, 1)', [1, 1]],
  ['DIFF(m1)', [1, 1]],
  ['RUNNING_SUM(m1)', [1, 3, 6]],
  ['m1 - -1 ^ 2', [2, 3, 4]],
  ['TIME_SERIES(7)', [7, 7, 7, 7]],
])('metric math: %s', async (expression, expected) => {
  const region = await regionWith([1, 2, 3, null], [10, 20, null, null]);
  expect(await evaluate(region, expression)).toEqual(expected.map((value) => expect.closeTo(value, 9)));
});

test('an expression that gives a number, names nobody or leads back to itself is refused', async () => {
  const region = await regionWith([1]);
  await expect(evaluate(region, 'SUM(m1)')).rejects.toThrow(/time series/);
  await expect(evaluate(region, 'm3 + 1')).rejects.toThrow(/m3/);
  await expect(evaluate(region, 'e1 + 1')).rejects.toThrow(/itself/);
  await expect(evaluate(region, 'm1 +')).rejects.toThrow(/unexpected 'end'/);
});

test('statistics and percentiles come from values and counts', async () => {
  const region = createRegion({ seed: 1, startMs: START_MS });
  const MetricData = [
    { MetricName: 'latency', Values: [1, 2, 10], Counts: [50, 45, 5], Timestamp: new Date(START_MS) },
  ];
  await clientOf(region).send(new PutMetricDataCommand({ Namespace: 'Shop', MetricData }));
  await region.run({ forMs: MINUTE_MS });
  const { Datapoints } = await clientOf(region).send(
    new GetMetricStatisticsCommand({
      Namespace: 'Shop',
      MetricName: 'latency',
      StartTime: new Date(START_MS),
      EndTime: new Date(START_MS + MINUTE_MS),
      Period: 60,
      Statistics: ['SampleCount', 'Maximum', 'Average'],
      ExtendedStatistics: ['p50', 'p95', 'p99'],
    }),
  );
  expect(Datapoints?.[0]).toMatchObject({
    SampleCount: 100,
    Maximum: 10,
    Average: 1.9,
    ExtendedStatistics: { p50: 1, p95: 2, p99: 10 },
  });
});

test('metrics are listed by what they carry', async () => {
  const region = await regionWith([1], [2]);
  const { Metrics } = await clientOf(region).send(new ListMetricsCommand({ Namespace: 'Shop', MetricName: 'second' }));
  expect(Metrics).toEqual([{ Namespace: 'Shop', MetricName: 'second', Dimensions: [] }]);
});

test('the namespaces of AWS are for its services, and old data comes too late', async () => {
  const client = clientOf(createRegion({ seed: 1, startMs: START_MS }));
  const put = (Namespace: string, Timestamp?: Date) =>
    client.send(new PutMetricDataCommand({ Namespace, MetricData: [{ MetricName: 'm', Value: 1, Timestamp }] }));
  await expect(put('AWS/ApplicationELB')).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  await expect(put('Shop', new Date(START_MS - 15 * 24 * 60 * MINUTE_MS))).rejects.toThrow(/two weeks/);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  '%d is no value of a metric',
  async (Value) => {
    const client = clientOf(createRegion({ seed: 1, startMs: START_MS }));
    const put = new PutMetricDataCommand({ Namespace: 'Shop', MetricData: [{ MetricName: 'first', Value }] });
    await expect(client.send(put)).rejects.toThrow(
      `The value ${Value} for parameter MetricData.member.1.Value is invalid.`,
    );
  },
);
