import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  DeleteScheduleGroupCommand,
  GetScheduleCommand,
  GetScheduleGroupCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { createRegion } from '../../../../lib/simulator/region.ts';

const START = Date.UTC(2026, 10, 21, 12);
const MINUTE = 60_000;
const QUEUE = 'arn:aws:sqs:us-east-1:111122223333:signals';
const DEAD = 'arn:aws:sqs:us-east-1:111122223333:dead';
const ROLE = 'arn:aws:iam::111122223333:role/schedules';

async function role(client: IAMClient, RoleName: string, service: string, resources: string[]) {
  await client.send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument: JSON.stringify({
        Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
      }),
    }),
  );
  await client.send(
    new PutRolePolicyCommand({
      RoleName,
      PolicyName: 'send',
      PolicyDocument: JSON.stringify({
        Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: resources }],
      }),
    }),
  );
}

async function setting(resources = [QUEUE, DEAD]) {
  const region = createRegion({ seed: 1, startMs: START });
  const scheduler = region.client(SchedulerClient);
  const sqs = region.client(SQSClient);
  await role(region.client(IAMClient), 'schedules', 'scheduler.amazonaws.com', resources);
  const urls: Record<string, string | undefined> = {};
  for (const QueueName of ['signals', 'dead']) {
    urls[QueueName] = (await sqs.send(new CreateQueueCommand({ QueueName }))).QueueUrl;
  }
  await region.run({ untilMs: START + MINUTE });
  const settings = (
    expression: string,
    more: Partial<CreateScheduleCommandInput> = {},
  ): CreateScheduleCommandInput => ({
    Name: 'watch',
    ScheduleExpression: expression,
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: QUEUE, RoleArn: ROLE, Input: '<aws.scheduler.scheduled-time>' },
    ...more,
  });
  const create = (expression: string, more: Partial<CreateScheduleCommandInput> = {}) =>
    scheduler.send(new CreateScheduleCommand(settings(expression, more)));
  const bodies = async (name = 'signals') => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: urls[name], MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
    );
    return Messages;
  };
  const times = async () => (await bodies()).map(({ Body }) => Body?.slice(11, 16));
  return { region, scheduler, settings, create, bodies, times };
}

describe('schedules', () => {
  it('begins a rate at once and repeats it until the end date', async () => {
    const { region, create, times } = await setting();
    await create('rate(5 minutes)', { EndDate: new Date(START + 12 * MINUTE) });
    await region.run({ forMs: 60 * MINUTE });
    expect(await times()).toEqual(['12:01', '12:06', '12:11']);
  });

  it('begins a rate at its start date', async () => {
    const { region, create, times } = await setting();
    await create('rate(1 minute)', { StartDate: new Date(START + 4 * MINUTE) });
    await region.run({ untilMs: START + 6.5 * MINUTE });
    expect(await times()).toEqual(['12:04', '12:05', '12:06']);
  });

  it('reads one-time and calendar expressions in the time zone of the schedule', async () => {
    const { region, create, bodies } = await setting();
    await create('at(2026-11-21T14:00:00)', { Name: 'once', ScheduleExpressionTimezone: 'Europe/Berlin' });
    await create('cron(0 9 ? * MON-FRI *)', { Name: 'weekdays', ScheduleExpressionTimezone: 'America/New_York' });
    await region.run({ forMs: 3 * 24 * 60 * MINUTE });
    expect((await bodies()).map(({ Body }) => Body)).toEqual(['2026-11-21T13:00:00Z', '2026-11-23T14:00:00Z']);
  });

  it.each<[string, string, string, string[]]>([
    ['skips a time that clocks skip', 'cron(30 2 * * ? *)', '2027-03-27T12:00Z', ['03-29T00:30']],
    ['takes a time that clocks repeat once', 'cron(30 2 31 10 ? *)', '2027-10-30T12:00Z', ['10-31T00:30']],
    ['knows the last working day', 'cron(0 6 LW * ? *)', '2027-01-01T00:00Z', ['01-29T05:00', '02-26T05:00']],
    ['knows the last Friday', 'cron(0 6 ? 1 6L *)', '2027-01-01T00:00Z', ['01-29T05:00']],
    ['knows the second Tuesday', 'cron(0 6 ? * TUE#2 2027)', '2027-02-01T00:00Z', ['02-09T05:00', '03-09T05:00']],
    ['knows the working day nearest', 'cron(0 6 2W * ? *)', '2027-01-01T00:00Z', ['01-01T05:00', '02-02T05:00']],
    ['knows lists, ranges and steps', 'cron(0 6-12/3,20 1 1 ? *)', '2027-01-01T04:00Z', ['01-01T05:00', '01-01T08:00']],
  ])('%s', async (_, expression, from, expected) => {
    const { region, create } = await setting();
    await region.run({ untilMs: Date.parse(from) });
    await create(expression, { ScheduleExpressionTimezone: 'Europe/Berlin' });
    const times: string[] = [];
    region.journal.listen((entry) => {
      if (entry.kind === 'transition' && entry.to === 'message-available') {
        times.push(new Date(entry.atMs).toISOString().slice(5, 16));
      }
    });
    await region.run({ untilMs: Date.parse(`${from.slice(0, 4)}-${expected.at(-1)}:00Z`) + MINUTE });
    expect(times.slice(-expected.length)).toEqual(expected);
  });

  it('goes away after its only time when told to', async () => {
    const { region, scheduler, create, times } = await setting();
    await create('at(2026-11-21T12:30:00)', { ActionAfterCompletion: 'DELETE' });
    await region.run({ forMs: 40 * MINUTE });
    expect(await times()).toEqual(['12:30']);
    await expect(scheduler.send(new GetScheduleCommand({ Name: 'watch' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Schedule watch does not exist.',
    });
  });

  it('stops when deleted or disabled', async () => {
    const { region, scheduler, settings, create, times } = await setting();
    await create('rate(1 minute)');
    await create('rate(1 minute)', { Name: 'other' });
    await region.run({ untilMs: START + 1.5 * MINUTE });
    await scheduler.send(new DeleteScheduleCommand({ Name: 'watch' }));
    await scheduler.send(
      new UpdateScheduleCommand({ ...settings('rate(1 minute)'), Name: 'other', State: 'DISABLED' }),
    );
    await region.run({ forMs: 10 * MINUTE });
    expect(await times()).toEqual(['12:01', '12:01']);
  });

  it('calls any action by a universal target', async () => {
    const { region, create, bodies } = await setting();
    await create('at(2026-11-21T12:30:00)', {
      Target: {
        Arn: 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage',
        RoleArn: ROLE,
        Input: JSON.stringify({
          QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111122223333/signals',
          MessageBody: '<aws.scheduler.schedule-arn> <aws.scheduler.attempt-number>',
        }),
      },
    });
    await region.run({ forMs: 40 * MINUTE });
    expect((await bodies())[0]?.Body).toBe('arn:aws:scheduler:us-east-1:111122223333:schedule/default/watch 1');
  });

  it('puts what its role may not do into the dead-letter queue', async () => {
    const { region, create, bodies } = await setting([DEAD]);
    const Target = { Arn: QUEUE, RoleArn: ROLE, Input: 'lost', DeadLetterConfig: { Arn: DEAD } };
    await create('at(2026-11-21T12:30:00)', { Target });
    await region.run({ forMs: 40 * MINUTE });
    expect(await bodies()).toEqual([]);
    const [dead] = await bodies('dead');
    expect(dead?.Body).toBe('lost');
    expect(dead?.MessageAttributes?.['SCHEDULE_ARN']?.StringValue).toMatch(/schedule\/default\/watch$/);
    expect(dead?.MessageAttributes?.['ERROR_CODE']?.StringValue).toMatch(/AccessDenied/);
    expect(dead?.MessageAttributes?.['IS_PAYLOAD_TRUNCATED']?.StringValue).toBe('false');
  });

  it('tries again when the target is throttled', async () => {
    const { region, create, times } = await setting();
    region.faults.switchOn({ name: 'throttling', rate: 1, service: 'sqs', operation: 'SendMessage', times: 3 });
    await create('at(2026-11-21T12:30:00)');
    await region.run({ forMs: 40 * MINUTE });
    expect(await times()).toEqual(['12:30']);
  });

  it('refuses what AWS refuses', async () => {
    const { create } = await setting();
    await create('rate(1 minute)', { ClientToken: 'a' });
    await expect(create('rate(1 minute)', { ClientToken: 'a' })).resolves.toBeDefined();
    await expect(create('rate(1 minute)', { ClientToken: 'b' })).rejects.toMatchObject({
      name: 'ConflictException',
      message: 'Schedule watch already exists.',
    });
    const refused = (expression: string, more: Partial<CreateScheduleCommandInput>, message: RegExp) =>
      expect(create(expression, { Name: 'new', ...more })).rejects.toMatchObject({
        name: 'ValidationException',
        message: expect.stringMatching(message),
      });
    await refused('rate(0 minutes)', {}, /^Invalid Schedule Expression rate\(0 minutes\)\.$/);
    await refused('cron(0 9 * * * *)', {}, /^Invalid Schedule Expression/);
    await refused('rate(1 hour)', { ScheduleExpressionTimezone: 'Mars/Olympus' }, /Timezone/);
    await refused('rate(1 hour)', { StartDate: new Date(START - 10 * MINUTE) }, /cannot be earlier than 5 minutes ago/);
    await refused('rate(1 hour)', { EndDate: new Date(START - MINUTE) }, /EndDate/);
    await refused(
      'rate(1 hour)',
      { Target: { Arn: QUEUE, RoleArn: 'arn:aws:iam::111122223333:role/none' } },
      /must allow AWS EventBridge Scheduler to assume the role/,
    );
    await expect(create('rate(1 hour)', { GroupName: 'none' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Schedule group none does not exist.',
    });
  });

  it('deletes the schedules of a group with it', async () => {
    const { region, scheduler, create, times } = await setting();
    await scheduler.send(new CreateScheduleGroupCommand({ Name: 'goldsmith' }));
    await create('cron(0/5 * * * ? *)', { GroupName: 'goldsmith' });
    await scheduler.send(new DeleteScheduleGroupCommand({ Name: 'goldsmith' }));
    expect((await scheduler.send(new GetScheduleGroupCommand({ Name: 'goldsmith' }))).State).toBe('DELETING');
    await region.run({ forMs: 30 * MINUTE });
    await expect(scheduler.send(new GetScheduleGroupCommand({ Name: 'goldsmith' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    expect(await times()).toEqual([]);
  });
});
