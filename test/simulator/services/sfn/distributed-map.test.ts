import {
  DescribeMapRunCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  RedriveExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { Machines } from './machines.ts';

const each = (states: Record<string, object>, more: object = {}) => ({
  Each: {
    Type: 'Map',
    Items: '{% $states.input.items %}',
    Label: 'Fleets',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: Object.keys(states)[0],
      States: states,
    },
    End: true,
    ...more,
  },
});

const failsOnZero = {
  Which: { Type: 'Choice', Choices: [{ Condition: '{% $states.input = 0 %}', Next: 'Bad' }], Default: 'Work' },
  Work: { Type: 'Wait', Seconds: 10, End: true },
  Bad: { Type: 'Fail', Error: 'Bad' },
};

describe('a distributed Map', () => {
  it('runs each item as an execution of its own, in a Map Run', async () => {
    const machines = new Machines();
    const work = { Work: { Type: 'Pass', Output: '{% $states.input * 2 %}', End: true } };
    const arn = await machines.create(each(work), { name: 'release' });
    const executionArn = await machines.start(arn, { items: [1, 2, 3] });
    const { output } = await machines.end(executionArn);
    expect(output).toBe('[2,4,6]');
    const { mapRuns = [] } = await machines.sfn.send(new ListMapRunsCommand({ executionArn }));
    expect(mapRuns).toHaveLength(1);
    const mapRunArn = mapRuns[0]?.mapRunArn as string;
    expect(mapRunArn).toMatch(/:mapRun:release\/Fleets:/);
    const run = await machines.sfn.send(new DescribeMapRunCommand({ mapRunArn }));
    expect(run).toMatchObject({ status: 'SUCCEEDED', executionCounts: { total: 3, succeeded: 3, failed: 0 } });
    const { executions = [] } = await machines.sfn.send(new ListExecutionsCommand({ mapRunArn }));
    expect(executions.map(({ stateMachineArn }) => stateMachineArn)).toEqual(Array(3).fill(`${arn}/Fleets`));
    expect(await machines.types(executionArn)).toEqual([
      'ExecutionStarted',
      'MapStateEntered',
      'MapStateStarted',
      'MapRunStarted',
      'MapRunSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('fails and stops the rest when more items fail than it tolerates', async () => {
    const machines = new Machines();
    const { error, executionArn } = await machines.run(each(failsOnZero), { items: [1, 0, 2] });
    expect(error).toBe('States.ExceedToleratedFailureThreshold');
    const { mapRuns = [] } = await machines.sfn.send(new ListMapRunsCommand({ executionArn }));
    const run = await machines.sfn.send(new DescribeMapRunCommand({ mapRunArn: mapRuns[0]?.mapRunArn }));
    expect(run).toMatchObject({ status: 'FAILED', executionCounts: { failed: 1, aborted: 2 } });
  });

  it('leaves out what failed within its tolerance', async () => {
    const machines = new Machines();
    const items = [1, 0, 2];
    expect(await machines.output(each(failsOnZero, { ToleratedFailureCount: 1 }), { items })).toEqual([1, 2]);
    expect(await machines.output(each(failsOnZero, { ToleratedFailurePercentage: 40 }), { items })).toEqual([1, 2]);
    expect((await machines.run(each(failsOnZero, { ToleratedFailurePercentage: 30 }), { items })).status).toBe(
      'FAILED',
    );
  });

  it('runs no more children at once than it may, and batches items', async () => {
    const machines = new Machines();
    const work = { Work: { Type: 'Wait', Seconds: 10, End: true } };
    const { startDate, stopDate, output } = await machines.run(
      each(work, { MaxConcurrency: 1, ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { of: 'web' } } }),
      { items: [1, 2, 3] },
    );
    expect((stopDate as Date).getTime() - (startDate as Date).getTime()).toBeGreaterThan(20_000);
    expect(JSON.parse(output as string)).toEqual([
      { BatchInput: { of: 'web' }, Items: [1, 2] },
      { BatchInput: { of: 'web' }, Items: [3] },
    ]);
  });

  it('closes batches by their size, and counts items and children apart', async () => {
    const machines = new Machines();
    const batcher = { MaxInputBytesPerBatch: '{% 30 %}', MaxItemsPerBatch: 4 };
    const { output, executionArn } = await machines.run(
      each({ Work: { Type: 'Pass', Output: '{% $states.input.Items %}', End: true } }, { ItemBatcher: batcher }),
      { items: ['aaaaaaaa', 'bbbb', 'c', 1, 2, 3, 4, 5] },
    );
    expect(JSON.parse(output as string)).toEqual([
      ['aaaaaaaa', 'bbbb'],
      ['c', 1, 2, 3],
      [4, 5],
    ]);
    const { mapRuns = [] } = await machines.sfn.send(new ListMapRunsCommand({ executionArn }));
    const run = await machines.sfn.send(new DescribeMapRunCommand({ mapRunArn: mapRuns[0]?.mapRunArn }));
    expect(run).toMatchObject({
      itemCounts: { total: 8, succeeded: 8, resultsWritten: 0 },
      executionCounts: { total: 3, succeeded: 3, resultsWritten: 0 },
    });
    const { executions = [] } = await machines.sfn.send(
      new ListExecutionsCommand({ mapRunArn: mapRuns[0]?.mapRunArn }),
    );
    expect(executions.map(({ itemCount }) => itemCount)).toEqual([2, 4, 2]);
  });

  it.each([
    [{ ToleratedFailurePercentage: '{% 100.5 %}' }, 'ToleratedFailurePercentage', 'a number of at most 100', 100.5],
    [{ ToleratedFailureCount: '{% -1 %}' }, 'ToleratedFailureCount', 'a non-negative integer', -1],
    [{ MaxConcurrency: '{% -1 %}' }, 'MaxConcurrency', 'a non-negative integer', -1],
    [{ ItemBatcher: { MaxItemsPerBatch: '{% 0 %}' } }, 'ItemBatcher/MaxItemsPerBatch', 'a positive integer', 0],
    [
      { ItemBatcher: { MaxInputBytesPerBatch: '{% 262145 %}' } },
      'ItemBatcher/MaxInputBytesPerBatch',
      'an integer of at most 262144',
      262145,
    ],
  ])('holds what expressions give to the bounds of their fields: %j', async (more, field, wanted, was) => {
    const { error, cause } = await new Machines().run(each(failsOnZero, more), { items: [1] });
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toContain(`The ${field} field must be ${wanted} but was: ${was}`);
  });

  it('tolerates parts of a percent that an expression gives', async () => {
    const more = { ToleratedFailurePercentage: '{% 33.4 %}' };
    expect(await new Machines().output(each(failsOnZero, more), { items: [1, 0, 2] })).toEqual([1, 2]);
  });

  it('is redriven with its execution: what succeeded stays, the rest goes on', async () => {
    const machines = new Machines();
    const look = {
      Which: { Type: 'Choice', Choices: [{ Condition: '{% $states.input = 0 %}', Next: 'Look' }], Default: 'Good' },
      Good: { Type: 'Pass', Output: 'kept', End: true },
      Look: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:iam:getRole',
        Arguments: { RoleName: 'later' },
        Output: 'found',
        End: true,
      },
    };
    const executionArn = await machines.start(await machines.create(each(look)), { items: [1, 0] });
    expect((await machines.end(executionArn)).status).toBe('FAILED');
    machines.role('later', []);
    await machines.sfn.send(new RedriveExecutionCommand({ executionArn }));
    expect((await machines.end(executionArn)).output).toBe('["kept","found"]');
    const { mapRuns = [] } = await machines.sfn.send(new ListMapRunsCommand({ executionArn }));
    expect(mapRuns).toHaveLength(1);
    const run = await machines.sfn.send(new DescribeMapRunCommand({ mapRunArn: mapRuns[0]?.mapRunArn }));
    expect(run).toMatchObject({ status: 'SUCCEEDED', redriveCount: 1, executionCounts: { total: 2, succeeded: 2 } });
  });

  it('needs the permission to start executions of its own machine', async () => {
    const machines = new Machines(['iam:GetRole']);
    const { status, error, cause } = await machines.run(each(failsOnZero), { items: [1] });
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'States.Runtime' });
    expect(cause).toContain('states:StartExecution');
  });
});
