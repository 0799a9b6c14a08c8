import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { createRegion } from '../../../../lib/simulator/region.ts';

const arn = (name: string) => `arn:aws:sqs:us-east-1:111122223333:${name}`;

test('what a queue does not let in goes to the dead-letter queue of the subscription, as it would have come', async () => {
  const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) });
  const [sns, sqs] = [region.client(SNSClient), region.client(SQSClient)];
  const Statement = {
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: arn('dead'),
  };
  await sqs.send(new CreateQueueCommand({ QueueName: 'closed' }));
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({ QueueName: 'dead', Attributes: { Policy: JSON.stringify({ Statement }) } }),
  );
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'news' }));
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arn('dead') });
  await sns.send(
    new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: arn('closed'), Attributes: { RedrivePolicy } }),
  );
  await region.run({ forMs: 60_000 });
  await sns.send(new PublishCommand({ TopicArn, Message: 'hello' }));
  await region.run({ forMs: 10_000 });
  const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
  expect(JSON.parse(Messages?.[0]?.Body ?? '')).toMatchObject({ Type: 'Notification', TopicArn, Message: 'hello' });
});
