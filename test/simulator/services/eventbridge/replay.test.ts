import {
  CancelReplayCommand,
  CreateArchiveCommand,
  CreateEventBusCommand,
  DeleteArchiveCommand,
  DescribeArchiveCommand,
  DescribeReplayCommand,
  EventBridgeClient,
  ListArchivesCommand,
  ListReplaysCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  StartReplayCommand,
  type StartReplayCommandInput,
  UpdateArchiveCommand,
} from '@aws-sdk/client-eventbridge';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { createRegion } from '../../../../lib/simulator/region.ts';

const START = Date.UTC(2026, 10, 21, 12);
const MINUTE = 60_000;
const BUS = 'arn:aws:events:us-east-1:111122223333:event-bus/default';
const ARCHIVE = 'arn:aws:events:us-east-1:111122223333:archive/ours';
const rule = (name: string) => `arn:aws:events:us-east-1:111122223333:rule/${name}`;

/** An archive of what Goldsmith tells, and two rules that put it on a queue. */
async function archived() {
  const region = createRegion({ seed: 1, startMs: START });
  const events = region.client(EventBridgeClient);
  const sqs = region.client(SQSClient);
  const Policy = JSON.stringify({
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: 'arn:aws:sqs:us-east-1:111122223333:heard',
      Condition: { ArnLike: { 'aws:SourceArn': rule('*') } },
    },
  });
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'heard', Attributes: { Policy } }));
  for (const Name of ['first', 'second']) {
    await events.send(new PutRuleCommand({ Name, EventPattern: '{"source":["goldsmith"]}' }));
    const target = { Id: 'queue', Arn: 'arn:aws:sqs:us-east-1:111122223333:heard' };
    await events.send(new PutTargetsCommand({ Rule: Name, Targets: [target] }));
  }
  await events.send(
    new CreateArchiveCommand({
      ArchiveName: 'ours',
      EventSourceArn: BUS,
      EventPattern: '{"detail-type":["kept"]}',
      RetentionDays: 2,
    }),
  );
  const tell = (DetailType: string) =>
    events.send(new PutEventsCommand({ Entries: [{ Source: 'goldsmith', DetailType, Detail: '{"n":1}' }] }));
  const heard = async () => {
    await region.run({ forMs: 5 * MINUTE });
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 3600 }),
    );
    return Messages.map(({ Body = '' }) => JSON.parse(Body));
  };
  const replay = (changes: Partial<StartReplayCommandInput> = {}) =>
    events.send(
      new StartReplayCommand({
        ReplayName: 'again',
        EventSourceArn: ARCHIVE,
        EventStartTime: new Date(START - MINUTE),
        EventEndTime: new Date(START + 10 * MINUTE),
        Destination: { Arn: BUS },
        ...changes,
      }),
    );
  return { region, events, tell, heard, replay };
}

describe('an archive', () => {
  it('keeps what its pattern wants, for as long as it says', async () => {
    const { region, events, tell } = await archived();
    await tell('kept');
    await tell('passing');
    await region.run({ forMs: MINUTE });
    const describeIt = () => events.send(new DescribeArchiveCommand({ ArchiveName: 'ours' }));
    expect(await describeIt()).toMatchObject({
      ArchiveArn: ARCHIVE,
      EventSourceArn: BUS,
      EventCount: 1,
      RetentionDays: 2,
      State: 'ENABLED',
      CreationTime: new Date(START),
    });
    expect((await describeIt()).SizeBytes).toBeGreaterThan(100);
    await region.run({ forMs: 2 * 24 * 60 * MINUTE });
    expect((await describeIt()).EventCount).toBe(0);
  });

  it('can be changed, listed and deleted', async () => {
    const { events } = await archived();
    await events.send(new UpdateArchiveCommand({ ArchiveName: 'ours', Description: 'x', RetentionDays: 0 }));
    const { Archives } = await events.send(new ListArchivesCommand({ NamePrefix: 'ou' }));
    expect(Archives).toMatchObject([{ ArchiveName: 'ours', RetentionDays: 0 }]);
    const twoFilters = new ListArchivesCommand({ NamePrefix: 'ou', State: 'ENABLED' });
    await expect(events.send(twoFilters)).rejects.toMatchObject({ name: 'ValidationException' });
    await events.send(new DeleteArchiveCommand({ ArchiveName: 'ours' }));
    await expect(events.send(new DescribeArchiveCommand({ ArchiveName: 'ours' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Archive ours does not exist.',
    });
  });

  it.each([
    [{ ArchiveName: 'ours', EventSourceArn: BUS }, 'ResourceAlreadyExistsException'],
    [{ ArchiveName: 'other', EventSourceArn: `${BUS}s` }, 'ResourceNotFoundException'],
    [{ ArchiveName: 'other', EventSourceArn: BUS, EventPattern: '{"source":"x"}' }, 'InvalidEventPatternException'],
    [{ ArchiveName: 'a name', EventSourceArn: BUS }, 'ValidationException'],
    [{ ArchiveName: 'other', EventSourceArn: BUS, RetentionDays: -1 }, 'ValidationException'],
  ])('%o is refused with %s', async (input, name) => {
    const { events } = await archived();
    await expect(events.send(new CreateArchiveCommand(input))).rejects.toMatchObject({ name });
  });
});

describe('a replay', () => {
  it('brings what was kept to its bus again, with its name on it, and archives it no second time', async () => {
    const { region, events, tell, heard, replay } = await archived();
    await tell('kept');
    await tell('passing');
    const [first] = (await heard()).filter((event) => event['detail-type'] === 'kept');
    const { ReplayArn, State } = await replay();
    expect({ ReplayArn, State }).toEqual({
      ReplayArn: 'arn:aws:events:us-east-1:111122223333:replay/again',
      State: 'STARTING',
    });
    const again = { ...first, 'replay-name': 'again' };
    expect(await heard()).toEqual([again, again]);
    expect(await events.send(new DescribeReplayCommand({ ReplayName: 'again' }))).toMatchObject({
      State: 'COMPLETED',
      EventLastReplayedTime: new Date(START),
      EventSourceArn: ARCHIVE,
    });
    expect(await events.send(new DescribeArchiveCommand({ ArchiveName: 'ours' }))).toMatchObject({ EventCount: 1 });
    expect(region.kernel.clock.nowMs).toBeGreaterThan(START);
  });

  it('may be meant for one rule', async () => {
    const { tell, heard, replay } = await archived();
    await tell('kept');
    await heard();
    await replay({ Destination: { Arn: BUS, FilterArns: [rule('second')] } });
    expect(await heard()).toHaveLength(1);
  });

  it('brings nothing of another time', async () => {
    const { region, tell, heard, replay } = await archived();
    await region.run({ forMs: 30 * MINUTE });
    await tell('kept');
    await heard();
    await replay();
    expect(await heard()).toEqual([]);
  });

  it('can be cancelled as long as it runs', async () => {
    const { events, tell, heard, replay } = await archived();
    await tell('kept');
    await heard();
    await replay();
    const cancel = new CancelReplayCommand({ ReplayName: 'again' });
    expect(await events.send(cancel)).toMatchObject({ State: 'CANCELLING' });
    expect(await heard()).toEqual([]);
    const { Replays } = await events.send(new ListReplaysCommand({ State: 'CANCELLED' }));
    expect(Replays).toMatchObject([{ ReplayName: 'again', ReplayEndTime: expect.any(Date) }]);
    await expect(events.send(cancel)).rejects.toMatchObject({ name: 'IllegalStatusException' });
  });

  it.each<[Partial<StartReplayCommandInput>, string, string]>([
    [{ EventSourceArn: `${ARCHIVE}s` }, 'ValidationException', 'Archive ourss does not exist.'],
    [{ EventEndTime: new Date(START - 2 * MINUTE) }, 'ValidationException', 'EventStartTime must be before'],
    [{ Destination: { Arn: ARCHIVE } }, 'ValidationException', 'Must contain an event bus ARN.'],
    [{ Destination: { Arn: BUS.replace('default', 'other') } }, 'ValidationException', 'Cross event bus replay'],
    [{ Destination: { Arn: BUS.replace('default', 'none') } }, 'ResourceNotFoundException', 'Event bus none'],
    [{ ReplayName: 'taken' }, 'ResourceAlreadyExistsException', 'Replay taken already exists.'],
  ])('%o is refused with %s', async (changes, name, message) => {
    const { events, replay } = await archived();
    await events.send(new CreateEventBusCommand({ Name: 'other' }));
    await replay({ ReplayName: 'taken' });
    await expect(replay(changes)).rejects.toMatchObject({ name, message: expect.stringContaining(message) });
  });
});
