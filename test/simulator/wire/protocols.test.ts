// A service answers in the protocol that it was asked in, whichever the SDK's client of today would choose.

import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmInput,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { AwsQueryProtocol } from '@aws-sdk/core/protocols';
import { SmithyRpcV2CborProtocol } from '@smithy/core/cbor';
import { describe, expect, it } from 'vitest';
import { createRegion } from '../../../lib/simulator/region.ts';

const protocols = { Query: AwsQueryProtocol, CBOR: SmithyRpcV2CborProtocol, JSON: undefined };

describe.each(Object.entries(protocols))('CloudWatch in %s', (_, protocol) => {
  const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) });
  const client = region.client(CloudWatchClient, { maxAttempts: 1, ...(protocol === undefined ? {} : { protocol }) });

  it('takes numbers, lists and dates, and gives them back', async () => {
    const alarm: PutMetricAlarmInput = {
      AlarmName: 'errors',
      Namespace: 'Own',
      MetricName: 'Errors',
      Dimensions: [{ Name: 'Fleet', Value: 'prod' }],
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 2,
      Threshold: 1.5,
      ComparisonOperator: 'GreaterThanThreshold',
    };
    await client.send(new PutMetricAlarmCommand(alarm));
    const { MetricAlarms } = await client.send(new DescribeAlarmsCommand({ AlarmNames: ['errors'] }));
    expect(MetricAlarms).toEqual([expect.objectContaining(alarm)]);
    expect(MetricAlarms?.[0]?.StateUpdatedTimestamp).toEqual(new Date(Date.UTC(2026, 10, 21)));
  });

  it('is refused as its errors are called there', async () => {
    const command = new SetAlarmStateCommand({ AlarmName: 'none', StateValue: 'OK', StateReason: 'a try' });
    const refused = client.send(command);
    await expect(refused).rejects.toMatchObject({ name: 'ResourceNotFound', $metadata: { httpStatusCode: 404 } });
  });

  it('is throttled in its own words', async () => {
    const fault = { name: 'throttling', rate: 1, service: 'cloudwatch', times: 1 };
    region.faults.switchOn(fault);
    const name = protocol === AwsQueryProtocol ? 'Throttling' : 'ThrottlingException';
    await expect(client.send(new DescribeAlarmsCommand({}))).rejects.toMatchObject({ name });
  });
});
