import {
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  ListStateMachinesCommand,
  ListTagsForResourceCommand,
  RedriveExecutionCommand,
  StartExecutionCommand,
  StopExecutionCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { Machines } from './machines.ts';

const waits = { Pause: { Type: 'Wait', Seconds: 60, End: true } };

describe('an execution', () => {
  it('answers the same name and input with itself while it runs, and refuses the name afterwards', async () => {
    const machines = new Machines();
    const arn = await machines.create(waits);
    const first = await machines.start(arn, { v: 1 }, 'web-1');
    expect(await machines.start(arn, { v: 1 }, 'web-1')).toBe(first);
    await expect(machines.start(arn, { v: 2 }, 'web-1')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    await machines.end(first);
    await expect(machines.start(arn, { v: 1 }, 'web-1')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  });

  it('needs a good name, good input and a machine', async () => {
    const machines = new Machines();
    const stateMachineArn = await machines.create(waits);
    const start = (input: object) => machines.sfn.send(new StartExecutionCommand({ stateMachineArn, ...input }));
    await expect(start({ name: 'a b' })).rejects.toMatchObject({ name: 'InvalidName' });
    await expect(start({ input: '{' })).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
    await expect(start({ stateMachineArn: `${stateMachineArn}x` })).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
    });
  });

  it('stops when told to, without a trace of its states', async () => {
    const machines = new Machines();
    const executionArn = await machines.start(await machines.create(waits));
    await machines.region.run({ forMs: 1000 });
    await machines.sfn.send(new StopExecutionCommand({ executionArn, error: 'Operator', cause: 'enough' }));
    await machines.region.run({ forMs: 100_000 });
    const { status, error, cause } = await machines.describe(executionArn);
    expect({ status, error, cause }).toEqual({ status: 'ABORTED', error: 'Operator', cause: 'enough' });
    expect(await machines.types(executionArn)).toEqual(['ExecutionStarted', 'WaitStateEntered', 'ExecutionAborted']);
  });

  it('can be made to be stopped by hand, as a fault', async () => {
    const machines = new Machines();
    machines.region.faults.switchOn({ name: 'execution-stopped', rate: 1, operation: 'fragile', times: 1 });
    const arn = await machines.create(waits, { name: 'fragile' });
    expect((await machines.run(waits)).status).toBe('SUCCEEDED');
    expect((await machines.end(await machines.start(arn))).status).toBe('ABORTED');
    expect((await machines.end(await machines.start(arn))).status).toBe('SUCCEEDED');
  });

  it('times out as a whole, running no catcher', async () => {
    const machines = new Machines();
    const arn = await machines.create(waits, { timeoutSeconds: 30 });
    const { status, error, startDate, stopDate, executionArn } = await machines.end(await machines.start(arn));
    expect({ status, error }).toEqual({ status: 'TIMED_OUT', error: undefined });
    expect((stopDate as Date).getTime() - (startDate as Date).getTime()).toBe(30_000);
    expect((await machines.history(executionArn as string)).at(-1)).toMatchObject({
      type: 'ExecutionTimedOut',
      previousEventId: 0,
      executionTimedOutEventDetails: { error: 'States.Timeout' },
    });
  });

  it('keeps the definition that it started with', async () => {
    const machines = new Machines();
    const stateMachineArn = await machines.create(waits);
    const executionArn = await machines.start(stateMachineArn);
    const states = { Now: { Type: 'Succeed' } };
    const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'Now', States: states });
    await machines.sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition }));
    await machines.end(executionArn);
    expect(await machines.types(executionArn)).toContain('WaitStateExited');
    const held = await machines.sfn.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
    expect(held.definition).toContain('Pause');
    expect(
      await machines.types((await machines.end(await machines.start(stateMachineArn))).executionArn as string),
    ).toContain('SucceedStateExited');
  });

  it('tells the bus what becomes of it', async () => {
    const machines = new Machines();
    const events: string[] = [];
    machines.region.journal.listen((entry) => {
      if (entry.kind === 'event' && entry.source === 'aws.states') events.push(entry.type);
    });
    await machines.run({ Stop: { Type: 'Fail' } });
    await machines.region.run({ forMs: 1000 });
    expect(events).toEqual(Array(2).fill('Step Functions Execution Status Change'));
  });

  it('shows its history by pages and backwards', async () => {
    const machines = new Machines();
    const { executionArn } = await machines.run(waits);
    const page = await machines.sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 3 }));
    expect(page.events?.map(({ id }) => id)).toEqual([1, 2, 3]);
    const { nextToken } = page;
    const rest = await machines.sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 3, nextToken }));
    expect(rest.events?.map(({ id }) => id)).toEqual([4]);
    expect(rest.nextToken).toBeUndefined();
    const back = await machines.sfn.send(
      new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, includeExecutionData: false }),
    );
    expect(back.events?.map(({ id }) => id)).toEqual([4, 3, 2, 1]);
    expect(back.events?.at(-1)?.executionStartedEventDetails).toEqual({ roleArn: machines.roleArn });
  });

  it('is listed by status, newest first', async () => {
    const machines = new Machines();
    const stateMachineArn = await machines.create(waits);
    await machines.end(await machines.start(stateMachineArn, {}, 'old'));
    await machines.start(stateMachineArn, {}, 'new');
    const list = async (statusFilter?: 'RUNNING') =>
      (await machines.sfn.send(new ListExecutionsCommand({ stateMachineArn, statusFilter }))).executions?.map(
        ({ name }) => name,
      );
    expect(await list()).toEqual(['new', 'old']);
    expect(await list('RUNNING')).toEqual(['new']);
  });

  it('fails far from running for ever, at 25,000 events', async () => {
    const machines = new Machines();
    const { status, cause, executionArn } = await machines.run({
      Round: { Type: 'Pass', Next: 'Again' },
      Again: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'Round' }], Default: 'Never' },
      Never: { Type: 'Succeed' },
    });
    expect({ status, cause }).toMatchObject({
      status: 'FAILED',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
    const { events } = await machines.sfn.send(
      new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 1 }),
    );
    expect(events?.[0]).toMatchObject({ id: 25_000, type: 'ExecutionFailed' });
  });
});

describe('a redrive', () => {
  it('goes on from the state that failed, with its input and variables', async () => {
    const machines = new Machines();
    const executionArn = await machines.start(
      await machines.create({
        Set: { Type: 'Pass', Assign: { n: 1 }, Output: { of: 'web' }, Next: 'Look' },
        Look: {
          Type: 'Task',
          Resource: 'arn:aws:states:::aws-sdk:iam:getRole',
          Arguments: { RoleName: 'later' },
          Output: { n: '{% $n %}', of: '{% $states.input.of %}', role: '{% $states.result.Role.RoleName %}' },
          End: true,
        },
      }),
    );
    expect((await machines.end(executionArn)).status).toBe('FAILED');
    machines.role('later', []);
    await machines.sfn.send(new RedriveExecutionCommand({ executionArn, clientToken: 'once' }));
    await machines.sfn.send(new RedriveExecutionCommand({ executionArn, clientToken: 'once' }));
    const { status, output, redriveCount } = await machines.end(executionArn);
    expect({ status, redriveCount }).toEqual({ status: 'SUCCEEDED', redriveCount: 1 });
    expect(JSON.parse(output as string)).toEqual({ n: 1, of: 'web', role: 'later' });
    expect((await machines.types(executionArn)).filter((type) => type === 'PassStateEntered')).toHaveLength(1);
  });

  it('runs again only the branches that did not end', async () => {
    const machines = new Machines();
    const look = {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:iam:getRole',
      Arguments: { RoleName: 'later' },
      Output: 'found',
      End: true,
    };
    const executionArn = await machines.start(
      await machines.create({
        Both: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Good', States: { Good: { Type: 'Pass', Output: 'kept', End: true } } },
            { StartAt: 'Pause', States: { Pause: { Type: 'Wait', Seconds: 5, Next: 'Look' }, Look: look } },
          ],
          End: true,
        },
      }),
    );
    await machines.end(executionArn);
    machines.role('later', []);
    await machines.sfn.send(new RedriveExecutionCommand({ executionArn }));
    expect((await machines.end(executionArn)).output).toBe('["kept","found"]');
    const types = await machines.types(executionArn);
    expect(types.filter((type) => type === 'PassStateEntered')).toHaveLength(1);
    expect(types.filter((type) => type === 'WaitStateEntered')).toHaveLength(1);
  });

  it('is refused to what succeeded', async () => {
    const machines = new Machines();
    const { executionArn } = await machines.run({ End: { Type: 'Succeed' } });
    const redriven = machines.sfn.send(new RedriveExecutionCommand({ executionArn }));
    await expect(redriven).rejects.toMatchObject({ name: 'ExecutionNotRedrivable' });
  });
});

describe('what is asked about executions', () => {
  it('gets no page for a token that it has not given', async () => {
    const machines = new Machines();
    const stateMachineArn = await machines.create(waits);
    const executionArn = await machines.start(stateMachineArn);
    const nextToken = 'zz';
    const asked = [
      machines.sfn.send(new GetExecutionHistoryCommand({ executionArn, nextToken })),
      machines.sfn.send(new ListExecutionsCommand({ stateMachineArn, nextToken })),
      machines.sfn.send(new ListMapRunsCommand({ executionArn, nextToken })),
      machines.sfn.send(new ListStateMachinesCommand({ nextToken })),
    ];
    for (const answer of asked) await expect(answer).rejects.toMatchObject({ name: 'InvalidToken' });
  });

  it('takes no machine for an execution, and none for a machine', async () => {
    const machines = new Machines();
    const machine = await machines.create(waits);
    const execution = await machines.start(machine);
    const { sfn } = machines;
    const refusal = (kind: string) => ({
      name: 'InvalidArn',
      message: `Invalid Arn: 'Resource type not valid in this context: ${kind}'`,
    });
    const asMachine = { stateMachineArn: execution };
    for (const asked of [
      sfn.send(new DescribeStateMachineCommand(asMachine)),
      sfn.send(new StartExecutionCommand(asMachine)),
      sfn.send(new ListExecutionsCommand(asMachine)),
      sfn.send(new UpdateStateMachineCommand({ ...asMachine, roleArn: machines.roleArn })),
      sfn.send(new DeleteStateMachineCommand(asMachine)),
      sfn.send(new ListTagsForResourceCommand({ resourceArn: execution })),
      sfn.send(new DescribeMapRunCommand({ mapRunArn: execution })),
    ]) {
      await expect(asked).rejects.toMatchObject(refusal('execution'));
    }
    const asExecution = { executionArn: machine };
    for (const asked of [
      sfn.send(new DescribeExecutionCommand(asExecution)),
      sfn.send(new GetExecutionHistoryCommand(asExecution)),
      sfn.send(new StopExecutionCommand(asExecution)),
      sfn.send(new RedriveExecutionCommand(asExecution)),
      sfn.send(new ListMapRunsCommand(asExecution)),
      sfn.send(new DescribeStateMachineForExecutionCommand(asExecution)),
    ]) {
      await expect(asked).rejects.toMatchObject(refusal('stateMachine'));
    }
  });
});
