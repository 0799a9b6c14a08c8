import { SendTaskFailureCommand, SendTaskHeartbeatCommand, SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { Machines } from './machines.ts';

const INBOX = 'arn:aws:states:us-east-1:111122223333:stateMachine:inbox';

/** A task that hands its token to an execution of another machine, the inbox. */
const asking = (more: object = {}) => ({
  Ask: {
    Type: 'Task',
    Resource: 'arn:aws:states:::aws-sdk:sfn:startExecution.waitForTaskToken',
    Arguments: { StateMachineArn: INBOX, Input: { token: '{% $states.context.Task.Token %}' } },
    ...more,
  },
});

/** The token that arrived last. */
function token({ region }: Machines): string | undefined {
  const [last] = region.call('sfn', 'ListExecutions', { stateMachineArn: INBOX }).executions;
  if (last === undefined) return undefined;
  return JSON.parse(region.call('sfn', 'DescribeExecution', { executionArn: last.executionArn }).input).token;
}

async function asked(machines: Machines, states: Record<string, object>) {
  await machines.create({ Keep: { Type: 'Wait', Seconds: 1_000_000, End: true } }, { name: 'inbox' });
  const executionArn = await machines.start(await machines.create(states));
  await machines.region.run({ until: () => token(machines) !== undefined, limitMs: 10_000 });
  return { executionArn, taskToken: token(machines) as string };
}

describe('a task that waits for its token', () => {
  it('goes on with what is sent', async () => {
    const machines = new Machines();
    const { executionArn, taskToken } = await asked(
      machines,
      asking({ Output: '{% $states.result.verdict %}', End: true }),
    );
    await machines.region.run({ forMs: 3_600_000 });
    await machines.sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{"verdict":"pass"}' }));
    const { status, output } = await machines.end(executionArn);
    expect({ status, output }).toEqual({ status: 'SUCCEEDED', output: '"pass"' });
    expect(await machines.types(executionArn)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('fails with the error that is sent', async () => {
    const machines = new Machines();
    const { executionArn, taskToken } = await asked(machines, asking({ End: true }));
    await machines.sfn.send(new SendTaskFailureCommand({ taskToken, error: 'Judge.Unsure', cause: 'no data' }));
    const { error, cause } = await machines.end(executionArn);
    expect({ error, cause }).toEqual({ error: 'Judge.Unsure', cause: 'no data' });
  });

  it('gives up after its timeout, and refuses the token from then on', async () => {
    const machines = new Machines();
    const { executionArn, taskToken } = await asked(machines, asking({ TimeoutSeconds: 300, End: true }));
    const { startDate, stopDate, status, error, cause } = await machines.end(executionArn);
    expect({ status, error, cause }).toEqual({ status: 'FAILED', error: 'States.Timeout', cause: undefined });
    expect((stopDate as Date).getTime() - (startDate as Date).getTime()).toBeGreaterThanOrEqual(300_000);
    expect((await machines.types(executionArn)).at(-2)).toBe('TaskTimedOut');
    const late = machines.sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
    await expect(late).rejects.toMatchObject({ name: 'TaskTimedOut' });
  });

  it('wants heartbeats, whose absence is caught under both names', async () => {
    const machines = new Machines();
    const catcher = { ErrorEquals: ['States.HeartbeatTimeout'], Next: 'Silent' };
    const states = {
      ...asking({ HeartbeatSeconds: 60, Catch: [catcher], Next: 'Silent' }),
      Silent: { Type: 'Succeed' },
    };
    const { executionArn, taskToken } = await asked(machines, states);
    for (let i = 0; i < 5; i++) {
      await machines.region.run({ forMs: 50_000 });
      await machines.sfn.send(new SendTaskHeartbeatCommand({ taskToken }));
    }
    expect((await machines.describe(executionArn)).status).toBe('RUNNING');
    const { status, output } = await machines.end(executionArn);
    expect({ status, output }).toEqual({ status: 'SUCCEEDED', output: '{"Error":"States.Timeout","Cause":""}' });
  });

  it('makes a new token for each attempt', async () => {
    const machines = new Machines();
    const retry = [{ ErrorEquals: ['States.Timeout'], MaxAttempts: 1 }];
    const { executionArn, taskToken } = await asked(machines, asking({ TimeoutSeconds: 60, Retry: retry, End: true }));
    await machines.region.run({ until: () => token(machines) !== taskToken, limitMs: 100_000 });
    const second = token(machines) as string;
    await machines.sfn.send(new SendTaskSuccessCommand({ taskToken: second, output: '2' }));
    expect((await machines.end(executionArn)).output).toBe('2');
  });

  it('fails at once when the call that hands the token out does', async () => {
    const machines = new Machines();
    const { error, executionArn } = await machines.run(asking({ End: true }));
    expect(error).toBe('Sfn.StateMachineDoesNotExistException');
    expect((await machines.types(executionArn as string)).at(-2)).toBe('TaskSubmitFailed');
  });
});

describe('a token', () => {
  it('that nobody gave out is invalid', async () => {
    const { sfn } = new Machines();
    const sent = sfn.send(new SendTaskSuccessCommand({ taskToken: 'made-up', output: '{}' }));
    await expect(sent).rejects.toMatchObject({ name: 'InvalidToken' });
  });

  it('can be sent by whoever may for its machine', async () => {
    const machines = new Machines();
    const { executionArn, taskToken } = await asked(machines, asking({ End: true }));
    const machineArn = executionArn.replace(':execution:', ':stateMachine:').replace(/:[^:]+$/, '');
    const send = (resource: string) => {
      const statement = { Effect: 'Allow', Action: 'states:SendTaskSuccess', Resource: resource };
      const document = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
      machines.region.call('iam', 'PutRolePolicy', {
        RoleName: 'sender',
        PolicyName: 'send',
        PolicyDocument: document,
      });
      const { Credentials } = machines.region.call('sts', 'AssumeRole', { RoleArn: sender, RoleSessionName: 'test' });
      const caller = machines.region.kernel.callers.find(Credentials.AccessKeyId, machines.region.kernel.clock.nowMs);
      return () => machines.region.call('sfn', 'SendTaskSuccess', { taskToken, output: '1' }, caller);
    };
    const sender = machines.role('sender', [], { AWS: '*' });
    expect(send(INBOX)).toThrow(/is not authorized to perform: states:SendTaskSuccess on resource: .*stateMachine/);
    expect(send(machineArn)).not.toThrow();
    expect((await machines.end(executionArn)).status).toBe('SUCCEEDED');
  });

  it('needs an output that is JSON', async () => {
    const machines = new Machines();
    const { taskToken } = await asked(machines, asking({ End: true }));
    const sent = machines.sfn.send(new SendTaskSuccessCommand({ taskToken, output: 'pass' }));
    await expect(sent).rejects.toMatchObject({ name: 'InvalidOutput' });
  });
});
