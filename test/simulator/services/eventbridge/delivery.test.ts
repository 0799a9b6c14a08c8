import {
  DeleteRuleCommand,
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  PutRuleCommand,
  PutTargetsCommand,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { createRegion } from '../../../../lib/simulator/region.ts';

const START = Date.UTC(2026, 10, 21, 12);
const RULE = 'arn:aws:events:us-east-1:111122223333:rule/to-queue';
const arn = (name: string) => `arn:aws:sqs:us-east-1:111122223333:${name}`;

function allowing(name: string, sourceArn: string) {
  return JSON.stringify({
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: arn(name),
      Condition: { ArnEquals: { 'aws:SourceArn': sourceArn } },
    },
  });
}

async function sender(iam: IAMClient) {
  const statement = { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const policy = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arn('signals') };
  await iam.send(
    new CreateRoleCommand({
      RoleName: 'sender',
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    }),
  );
  await iam.send(
    new PutRolePolicyCommand({
      RoleName: 'sender',
      PolicyName: 'send',
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [policy] }),
    }),
  );
}

async function ruled(options: { rule?: object; target?: Partial<Target>; allowed?: string } = {}) {
  const region = createRegion({ seed: 1, startMs: START });
  const events = region.client(EventBridgeClient);
  const sqs = region.client(SQSClient);
  const urls: Record<string, string | undefined> = {};
  for (const QueueName of ['signals', 'dead']) {
    const Policy = allowing(QueueName, QueueName === 'dead' ? RULE : (options.allowed ?? RULE));
    urls[QueueName] = (await sqs.send(new CreateQueueCommand({ QueueName, Attributes: { Policy } }))).QueueUrl;
  }
  const pattern = { EventPattern: JSON.stringify({ source: ['goldsmith'] }) };
  await events.send(new PutRuleCommand({ Name: 'to-queue', ...(options.rule ?? pattern) }));
  await events.send(
    new PutTargetsCommand({ Rule: 'to-queue', Targets: [{ Id: 'queue', Arn: arn('signals'), ...options.target }] }),
  );
  const put = (entry: Partial<PutEventsRequestEntry> = {}) =>
    events.send(
      new PutEventsCommand({
        Entries: [{ Source: 'goldsmith', DetailType: 'Test', Detail: '{"image":"web","n":1}', ...entry }],
      }),
    );
  const received = async (name = 'signals') =>
    (
      await sqs.send(
        new ReceiveMessageCommand({ QueueUrl: urls[name], MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
      )
    ).Messages ?? [];
  return { region, events, put, received };
}

describe('delivery', () => {
  it('gives targets the event as it is', async () => {
    const { region, put, received } = await ruled();
    const { Entries } = await put({ Resources: ['arn:x'], Time: new Date(START - 5000) });
    await put({ Source: 'someone-else' });
    await region.run({ forMs: 10_000 });
    const messages = await received();
    expect(messages.map(({ Body }) => JSON.parse(Body ?? ''))).toEqual([
      {
        version: '0',
        id: Entries?.[0]?.EventId,
        'detail-type': 'Test',
        source: 'goldsmith',
        account: '111122223333',
        time: '2026-11-21T11:59:55Z',
        region: 'us-east-1',
        resources: ['arn:x'],
        detail: { image: 'web', n: 1 },
      },
    ]);
  });

  it.each<[string, Partial<Target>, string]>([
    ['a constant', { Input: '{"a":1}' }, '{"a":1}'],
    ['a part of the event', { InputPath: '$.detail.image' }, '"web"'],
    [
      'a filled template',
      {
        InputTransformer: {
          InputPathsMap: { image: '$.detail.image', n: '$.detail.n', gone: '$.detail.gone' },
          InputTemplate:
            '{"image": <image>, "n": <n>, "text": "<image> \\"<n>\\"<gone>", "rule": <aws.events.rule-name>}',
        },
      },
      '{"image": "web", "n": 1, "text": "web \\"1\\"", "rule": "to-queue"}',
    ],
    [
      'a filled text',
      { InputTransformer: { InputPathsMap: { image: '$.detail.image' }, InputTemplate: '"image <image> is golden"' } },
      '"image web is golden"',
    ],
  ])('gives targets %s', async (_, target, expected) => {
    const { region, put, received } = await ruled({ target });
    await put();
    await region.run({ forMs: 10_000 });
    expect((await received()).map(({ Body }) => Body)).toEqual([expected]);
  });

  it('takes events of the services of the region, and no forged ones', async () => {
    const { region, put, received } = await ruled({ rule: { EventPattern: '{"source":[{"prefix":"aws."}]}' } });
    const { FailedEntryCount, Entries } = await put({ Source: 'aws.ec2' });
    expect(FailedEntryCount).toBe(1);
    expect(Entries).toMatchObject([{ ErrorCode: 'NotAuthorizedForSourceException' }]);
    region.dispatch.emit({ source: 'aws.ec2', detailType: 'EC2 Instance State-change Notification', detail: {} });
    await region.run({ forMs: 10_000 });
    expect(await received()).toHaveLength(1);
  });

  it('puts into the dead-letter queue what the target does not let in', async () => {
    const target = { DeadLetterConfig: { Arn: arn('dead') } };
    const { region, put, received } = await ruled({
      target,
      allowed: 'arn:aws:events:us-east-1:111122223333:rule/other',
    });
    await put();
    await region.run({ forMs: 10_000 });
    expect(await received()).toEqual([]);
    const [dead] = await received('dead');
    expect(JSON.parse(dead?.Body ?? '').detail).toEqual({ image: 'web', n: 1 });
    expect(dead?.MessageAttributes).toMatchObject({
      RULE_ARN: { StringValue: RULE },
      TARGET_ARN: { StringValue: arn('signals') },
      ERROR_CODE: { StringValue: 'NO_PERMISSIONS' },
    });
  });

  it('tries again while the target is throttled, and gives up after the attempts allowed', async () => {
    const target = {
      RoleArn: 'arn:aws:iam::111122223333:role/sender',
      DeadLetterConfig: { Arn: arn('dead') },
      RetryPolicy: { MaximumRetryAttempts: 2 },
    };
    const { region, put, received } = await ruled({ target });
    await sender(region.client(IAMClient));
    await region.run({ forMs: 60_000 });
    region.faults.switchOn({ name: 'throttling', rate: 1, service: 'sqs', operation: 'SendMessage', times: 2 });
    await put();
    await region.run({ forMs: 60_000 });
    expect(await received()).toHaveLength(1);
    region.faults.switchOn({ name: 'throttling', rate: 1, service: 'sqs', operation: 'SendMessage', times: 3 });
    await put();
    await region.run({ forMs: 20_000 });
    expect(await received()).toHaveLength(0);
    const [dead] = await received('dead');
    expect(dead?.MessageAttributes).toMatchObject({
      EXHAUSTED_RETRY_CONDITION: { StringValue: 'MaximumRetryAttempts' },
      RETRY_ATTEMPTS: { StringValue: '2' },
    });
  });

  it.each([
    ['a queue that is gone', { Arn: arn('gone') }, 'NO_RESOURCE'],
    ['a role that is gone', { RoleArn: 'arn:aws:iam::111122223333:role/gone' }, 'FAILED_TO_ASSUME_ROLE'],
  ])('does not try %s again', async (_, target, code) => {
    const { region, put, received } = await ruled({ target: { ...target, DeadLetterConfig: { Arn: arn('dead') } } });
    await put();
    await region.run({ forMs: 10_000 });
    const [dead] = await received('dead');
    expect(dead?.MessageAttributes).toMatchObject({
      ERROR_CODE: { StringValue: code },
      RETRY_ATTEMPTS: { StringValue: '0' },
    });
    expect(dead?.MessageAttributes).not.toHaveProperty('EXHAUSTED_RETRY_CONDITION');
  });

  it('gives up when the event is too old', async () => {
    const target = {
      RoleArn: 'arn:aws:iam::111122223333:role/sender',
      DeadLetterConfig: { Arn: arn('dead') },
      RetryPolicy: { MaximumEventAgeInSeconds: 60 },
    };
    const { region, put, received } = await ruled({ target });
    await sender(region.client(IAMClient));
    await region.run({ forMs: 60_000 });
    region.faults.switchOn({ name: 'throttling', rate: 1, service: 'sqs', operation: 'SendMessage' });
    await put();
    await region.run({ forMs: 120_000 });
    const [dead] = await received('dead');
    expect(dead?.MessageAttributes).toMatchObject({
      ERROR_CODE: { StringValue: 'THROTTLING' },
      EXHAUSTED_RETRY_CONDITION: { StringValue: 'MaximumEventAgeInSeconds' },
    });
  });

  it.each([
    ['event-lost', 0],
    ['event-doubled', 2],
    ['event-late', 1],
  ])('suffers %s', async (name, count) => {
    const { region, put, received } = await ruled();
    region.faults.switchOn({ name, rate: 1, service: 'goldsmith', operation: 'Test', times: 1 });
    await put();
    await region.run({ forMs: 30 * 60_000 });
    expect(await received()).toHaveLength(count);
  });

  it('fires scheduled rules by the clock', async () => {
    const { region, received } = await ruled({ rule: { ScheduleExpression: 'cron(0/20 * * * ? *)' } });
    await region.run({ forMs: 61 * 60_000 });
    const times = (await received()).map(({ Body }) => JSON.parse(Body ?? '').time.slice(11, 16));
    expect(times).toEqual(['12:20', '12:40', '13:00']);
  });

  it('keeps a rule that has targets', async () => {
    const { events } = await ruled();
    await expect(events.send(new DeleteRuleCommand({ Name: 'to-queue' }))).rejects.toMatchObject({
      name: 'ValidationException',
      message: "Rule can't be deleted since it has targets.",
    });
  });
});
