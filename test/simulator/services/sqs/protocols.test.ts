import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { AwsQueryProtocol } from '@aws-sdk/core/protocols';
import { describe, expect, it } from 'vitest';
import { createRegion } from '../../../../lib/simulator/region.ts';

const protocols = { Query: AwsQueryProtocol, JSON: undefined };

describe.each(Object.entries(protocols))('SQS in %s', (_, protocol) => {
  const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) });
  const client = region.client(SQSClient, { maxAttempts: 1, ...(protocol === undefined ? {} : { protocol }) });

  it('takes a message with its attributes and gives it back', async () => {
    const { QueueUrl } = await client.send(
      new CreateQueueCommand({ QueueName: 'orders', Attributes: { VisibilityTimeout: '60' } }),
    );
    const MessageAttributes = {
      kind: { DataType: 'String', StringValue: 'late & <big>' },
      seal: { DataType: 'Binary', BinaryValue: Uint8Array.of(0, 255) },
    };
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'one', MessageAttributes }));
    const { Messages } = await client.send(
      new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All'] }),
    );
    expect(Messages).toEqual([expect.objectContaining({ Body: 'one', MessageAttributes })]);
    expect(Messages?.[0]?.Attributes).toMatchObject({ ApproximateReceiveCount: '1' });
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: Messages?.[0]?.ReceiptHandle }));
    const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    expect(Attributes).toMatchObject({ VisibilityTimeout: '60', ApproximateNumberOfMessages: '0' });
  });

  it('takes the good entries of a batch and names the bad', async () => {
    const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: 'batches' }));
    const Entries = [
      { Id: 'good', MessageBody: 'one' },
      { Id: 'bad', MessageBody: '\u0000' },
    ];
    const { Successful, Failed } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    expect(Successful).toEqual([expect.objectContaining({ Id: 'good' })]);
    expect(Failed).toEqual([expect.objectContaining({ Id: 'bad', SenderFault: true })]);
  });

  it('names a queue that does not exist', async () => {
    const refused = client.send(new GetQueueUrlCommand({ QueueName: 'none' }));
    await expect(refused).rejects.toMatchObject({ name: 'QueueDoesNotExist', $metadata: { httpStatusCode: 400 } });
  });
});
