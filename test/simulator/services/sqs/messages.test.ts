import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { createRegion } from '../../../../lib/simulator/region.ts';

async function queue(attributes: Record<string, string> = {}) {
  const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) });
  const sqs = region.client(SQSClient);
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'signals', Attributes: attributes }));
  const receive = async (options = {}) =>
    (await region.during(sqs.send(new ReceiveMessageCommand({ QueueUrl, ...options })))).Messages ?? [];
  const send = (MessageBody: string, options = {}) =>
    sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...options }));
  return { region, sqs, QueueUrl, receive, send };
}

describe('messages', () => {
  it('hides a received message until its visibility timeout is over', async () => {
    const { region, receive, send } = await queue({ VisibilityTimeout: '30' });
    await send('one');
    expect(await receive()).toHaveLength(1);
    expect(await receive()).toHaveLength(0);
    await region.run({ forMs: 30_000 });
    const [again] = await receive({ MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
    expect(again).toMatchObject({ Body: 'one', Attributes: { ApproximateReceiveCount: '2' } });
  });

  it('tells of a message whenever it becomes receivable, so that pollers need no timer', async () => {
    const { region, receive, send } = await queue({ VisibilityTimeout: '30' });
    const told: number[] = [];
    const startMs = region.kernel.clock.nowMs;
    region.journal.listen((entry) => {
      if (entry.kind === 'transition' && entry.to === 'message-available') told.push((entry.atMs - startMs) / 1000);
    });
    await send('now');
    await receive();
    await send('later', { DelaySeconds: 10 });
    await region.run({ forMs: 60_000 });
    expect(told).toEqual([0, 10, 30]);
  });

  it('lets a receiver wait for a message', async () => {
    const { region, receive, send } = await queue();
    const startMs = region.kernel.clock.nowMs;
    await send('delayed', { DelaySeconds: 5 });
    expect(await receive({ WaitTimeSeconds: 20 })).toHaveLength(1);
    expect(region.kernel.clock.nowMs - startMs).toBe(5_000);
  });

  it('keeps a message that is deleted with the handle of an earlier receipt', async () => {
    const { region, sqs, QueueUrl, receive, send } = await queue({ VisibilityTimeout: '1' });
    await send('one');
    const [first] = await receive();
    await region.run({ forMs: 1_000 });
    await receive();
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle }));
    await region.run({ forMs: 1_000 });
    expect(await receive()).toHaveLength(1);
  });

  it('gives a message back at once when its visibility timeout is set to nothing', async () => {
    const { sqs, QueueUrl, receive, send } = await queue();
    await send('one');
    const [first] = await receive();
    const release = new ChangeMessageVisibilityCommand({
      QueueUrl,
      ReceiptHandle: first?.ReceiptHandle,
      VisibilityTimeout: 0,
    });
    await sqs.send(release);
    await expect(sqs.send(release)).rejects.toThrow(/not available for visibility timeout change/);
    expect(await receive()).toHaveLength(1);
  });

  it('moves a message to the dead-letter queue once it was received too often', async () => {
    const { region, sqs, QueueUrl, receive, send } = await queue({ VisibilityTimeout: '1' });
    const dead = await sqs.send(new CreateQueueCommand({ QueueName: 'dead' }));
    const RedrivePolicy = JSON.stringify({
      deadLetterTargetArn: 'arn:aws:sqs:us-east-1:111122223333:dead',
      maxReceiveCount: 2,
    });
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy } }));
    await send('poison');
    for (let time = 0; time < 3; time++) {
      expect(await receive()).toHaveLength(time < 2 ? 1 : 0);
      await region.run({ forMs: 1_000 });
    }
    const { Messages } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: dead.QueueUrl, MessageSystemAttributeNames: ['All'] }),
    );
    expect(Messages?.[0]?.Attributes?.DeadLetterQueueSourceArn).toBe('arn:aws:sqs:us-east-1:111122223333:signals');
  });

  it('takes dead messages back to where they came from', async () => {
    const { region, sqs, QueueUrl, receive, send } = await queue({ VisibilityTimeout: '1' });
    await sqs.send(new CreateQueueCommand({ QueueName: 'dead' }));
    const deadLetterTargetArn = 'arn:aws:sqs:us-east-1:111122223333:dead';
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 1 });
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy } }));
    await send('poison');
    await receive();
    await region.run({ forMs: 1_000 });
    expect(await receive()).toEqual([]);
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: deadLetterTargetArn }));
    expect(await receive()).toMatchObject([{ Body: 'poison' }]);
    const { Results } = await sqs.send(new ListMessageMoveTasksCommand({ SourceArn: deadLetterTargetArn }));
    expect(Results).toMatchObject([{ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1 }]);
  });

  it('lets nobody dead-letter into nothing', async () => {
    const { sqs } = await queue();
    const RedrivePolicy = '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:111122223333:none","maxReceiveCount":1}';
    await expect(
      sqs.send(new CreateQueueCommand({ QueueName: 'other', Attributes: { RedrivePolicy } })),
    ).rejects.toThrow(/Dead letter target does not exist/);
  });

  it('takes the good entries of a batch and names the bad', async () => {
    const { sqs, QueueUrl } = await queue({ MaximumMessageSize: '1024' });
    const { Successful, Failed } = await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'good', MessageBody: 'x' },
          { Id: 'long', MessageBody: 'x'.repeat(1025) },
        ],
      }),
    );
    expect(Successful?.map(({ Id }) => Id)).toEqual(['good']);
    expect(Failed).toMatchObject([{ Id: 'long', SenderFault: true, Code: 'InvalidParameterValue' }]);
  });

  it('drops messages older than the retention period', async () => {
    const { region, sqs, QueueUrl, send } = await queue({ MessageRetentionPeriod: '60' });
    await send('old');
    await region.run({ forMs: 61_000 });
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
    );
    expect(Attributes).toEqual({ ApproximateNumberOfMessages: '0' });
  });

  it('names a queue that does not exist as AWS does', async () => {
    const { sqs } = await queue();
    const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/111122223333/none';
    await expect(sqs.send(new ReceiveMessageCommand({ QueueUrl }))).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
      Code: 'AWS.SimpleQueueService.NonExistentQueue',
      message: 'The specified queue does not exist.',
    });
  });
});
