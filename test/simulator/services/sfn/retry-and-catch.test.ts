import { describe, expect, it } from 'vitest';
import { Machines } from './machines.ts';

const missingRole = {
  Type: 'Task',
  Resource: 'arn:aws:states:::aws-sdk:iam:getRole',
  Arguments: { RoleName: 'nobody' },
};

describe('retry and catch', () => {
  it('waits longer before each attempt, up to a limit, and counts each retrier for itself', async () => {
    const machines = new Machines();
    const retry = {
      ErrorEquals: ['Iam.NoSuchEntityException'],
      IntervalSeconds: 10,
      MaxAttempts: 4,
      MaxDelaySeconds: 30,
    };
    const { startDate, stopDate, error } = await machines.run({ Look: { ...missingRole, Retry: [retry], End: true } });
    const seconds = ((stopDate as Date).getTime() - (startDate as Date).getTime()) / 1000;
    expect(error).toBe('Iam.NoSuchEntityException');
    expect(seconds).toBeCloseTo(10 + 20 + 30 + 30, 0);
  });

  it('draws a full jitter from the whole delay, the same for the same seed', async () => {
    const retry = {
      ErrorEquals: ['States.ALL'],
      IntervalSeconds: 100,
      MaxAttempts: 3,
      BackoffRate: 1,
      JitterStrategy: 'FULL',
    };
    const run = async (seed: number) => {
      const machines = new Machines(['*'], seed);
      const { startDate, stopDate } = await machines.run({ Look: { ...missingRole, Retry: [retry], End: true } });
      return (stopDate as Date).getTime() - (startDate as Date).getTime();
    };
    const took = await run(3);
    expect(took).toBe(await run(3));
    expect(took).not.toBe(await run(4));
    expect(took).toBeLessThan(300_000);
  });

  it('catches with an output and variables that know the error', async () => {
    const output = await new Machines().output(
      {
        Look: {
          ...missingRole,
          Catch: [
            {
              ErrorEquals: ['Other.Error'],
              Next: 'Wrong',
            },
            {
              ErrorEquals: ['States.TaskFailed'],
              Assign: { failed: '{% $states.errorOutput.Error %}' },
              Output: { of: '{% $states.input.of %}', cause: '{% $states.errorOutput.Cause %}' },
              Next: 'Show',
            },
          ],
          Next: 'Wrong',
        },
        Show: { Type: 'Pass', Output: { failed: '{% $failed %}', input: '{% $states.input %}' }, End: true },
        Wrong: { Type: 'Fail' },
      },
      { of: 'web' },
    );
    expect(output.failed).toBe('Iam.NoSuchEntityException');
    expect(output.input.of).toBe('web');
    expect(output.input.cause).toMatch(
      /^The role with name nobody cannot be found\.? \(Service: Iam, Status Code: 404, Request ID: .+\)$/,
    );
  });

  it('hands the error itself on where the catcher says nothing', async () => {
    const output = await new Machines().output({
      Look: { ...missingRole, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'End' }], Next: 'End' },
      End: { Type: 'Succeed' },
    });
    expect(output.Error).toBe('Iam.NoSuchEntityException');
  });

  it('cannot catch a runtime error, nor a data limit under States.ALL', async () => {
    const machines = new Machines();
    const everything = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];
    const caught = { Caught: { Type: 'Succeed' } };
    const unusable = await machines.run({
      Ask: { ...missingRole, Arguments: '{% {"Nonsense": 1} %}', Catch: everything, Next: 'Caught' },
      ...caught,
    });
    expect(unusable.error).toBe('States.Runtime');
    expect(unusable.cause).toContain('could not be used to start the Task');
    const big = { Type: 'Parallel', Branches: [{ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }] };
    const output = "{% $pad('', 270000, 'x') %}";
    expect(
      (await machines.run({ Big: { ...big, Output: output, Catch: everything, Next: 'Caught' }, ...caught })).error,
    ).toBe('States.DataLimitExceeded');
    const named = [{ ErrorEquals: ['States.DataLimitExceeded'], Next: 'Caught' }];
    expect(
      (await machines.run({ Big: { ...big, Output: output, Catch: named, Next: 'Caught' }, ...caught })).status,
    ).toBe('SUCCEEDED');
  });

  it('retries and catches a failed evaluation', async () => {
    const machines = new Machines();
    const { status, executionArn } = await machines.run({
      Look: {
        ...missingRole,
        Arguments: { RoleName: '{% $states.input.absent %}' },
        Retry: [{ ErrorEquals: ['States.QueryEvaluationError'], MaxAttempts: 1 }],
        Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'Caught' }],
        Next: 'Caught',
      },
      Caught: { Type: 'Succeed' },
    });
    expect(status).toBe('SUCCEEDED');
    const types = await machines.types(executionArn as string);
    expect(types.filter((type) => type === 'EvaluationFailed')).toHaveLength(2);
  });

  it('names a call that the role may not make, as the service answers it', async () => {
    const machines = new Machines(['states:*']);
    const { error, cause } = await machines.run({ Look: { ...missingRole, End: true } });
    expect(error).toBe('Iam.IamException');
    expect(cause).toMatch(/is not authorized to perform: iam:GetRole .*\(Service: Iam, Status Code: 403, Request ID: /);
  });
});
