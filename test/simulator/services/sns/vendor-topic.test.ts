import { SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../../lib/simulator/kernel/caller.ts';
import { createRegion } from '../../../../lib/simulator/region.ts';

const TOPIC = 'arn:aws:sns:us-east-1:137112412989:amazon-linux-2023-ami-updates';
const vendor: Caller = { kind: 'operator', account: '137112412989', arn: 'arn:aws:iam::137112412989:root' };
const QUEUE_ARN = 'arn:aws:sqs:us-east-1:111122223333:signals';

function allowing(sourceArn: string): string {
  return JSON.stringify({
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: QUEUE_ARN,
      Condition: { ArnEquals: { 'aws:SourceArn': sourceArn } },
    },
  });
}

async function subscribed(policy: string | undefined, raw = false) {
  const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) });
  const sqs = region.client(SQSClient);
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({ QueueName: 'signals', Attributes: policy === undefined ? {} : { Policy: policy } }),
  );
  await region.client(SNSClient).send(
    new SubscribeCommand({
      TopicArn: TOPIC,
      Protocol: 'sqs',
      Endpoint: QUEUE_ARN,
      Attributes: { RawMessageDelivery: String(raw) },
    }),
  );
  region.call('sns', 'Publish', { TopicArn: TOPIC, Subject: 'New AMI', Message: '{"v1":{}}' }, vendor);
  await region.run({ forMs: 5_000 });
  return { region, sqs, QueueUrl };
}

describe('the vendor topic', () => {
  it('reaches a queue whose policy lets the topic in', async () => {
    const { sqs, QueueUrl } = await subscribed(allowing(TOPIC));
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    expect(JSON.parse(Messages?.[0]?.Body ?? '')).toMatchObject({
      Type: 'Notification',
      TopicArn: TOPIC,
      Subject: 'New AMI',
      Message: '{"v1":{}}',
    });
  });

  it('gives the bare message where raw delivery is asked for', async () => {
    const { sqs, QueueUrl } = await subscribed(allowing(TOPIC), true);
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    expect(Messages?.[0]?.Body).toBe('{"v1":{}}');
  });

  it.each([
    ['without a policy', undefined],
    ['whose policy names another topic', allowing('arn:aws:sns:us-east-1:137112412989:other')],
  ])('does not reach a queue %s', async (_, policy) => {
    const { sqs, QueueUrl } = await subscribed(policy);
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
    );
    expect(Attributes).toEqual({ ApproximateNumberOfMessages: '0' });
  });

  it('takes no message from anyone but its owner', async () => {
    const { region } = await subscribed(allowing(TOPIC));
    expect(() => region.call('sns', 'Publish', { TopicArn: TOPIC, Message: 'forged' })).toThrow(/not authorized/);
  });
});
