// What lies outside the model is named, and nothing is half-done.

import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeSpotPriceHistoryCommand, EC2Client } from '@aws-sdk/client-ec2';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { createRegion } from '../../lib/simulator/region.ts';

const newRegion = () => createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21, 8) });

test('an unknown operation is answered with an error that names it, and is not tried again', async () => {
  const region = newRegion();
  const ec2 = region.client(EC2Client);
  const asked = region.during(ec2.send(new DescribeSpotPriceHistoryCommand({})));
  await expect(asked).rejects.toMatchObject({
    name: 'NotModelled',
    message: 'The simulator does not model ec2 DescribeSpotPriceHistory; see docs/fidelity.md',
    $metadata: { httpStatusCode: 501 },
  });
});

test('a stack with an unknown resource type fails by its name, and what it had made is gone', async () => {
  const region = newRegion();
  const cloudformation = region.client(CloudFormationClient);
  const TemplateBody = JSON.stringify({
    Resources: {
      Queue: { Type: 'AWS::SQS::Queue' },
      Stream: { Type: 'AWS::Kinesis::Stream', DependsOn: 'Queue', Properties: { ShardCount: 1 } },
    },
  });
  await region.during(cloudformation.send(new CreateStackCommand({ StackName: 'odd', TemplateBody })));
  await region.run({ forMs: 600_000 });
  const { Stacks } = await region.during(cloudformation.send(new DescribeStacksCommand({ StackName: 'odd' })));
  expect(Stacks?.[0]?.StackStatus).toBe('ROLLBACK_COMPLETE');
  const { StackEvents } = await region.during(
    cloudformation.send(new DescribeStackEventsCommand({ StackName: 'odd' })),
  );
  expect(StackEvents?.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')).toMatchObject({
    LogicalResourceId: 'Stream',
    ResourceStatusReason: expect.stringContaining('does not model the resource type AWS::Kinesis::Stream'),
  });
  const { QueueUrls = [] } = await region.during(region.client(SQSClient).send(new ListQueuesCommand({})));
  expect(QueueUrls).toEqual([]);
});
