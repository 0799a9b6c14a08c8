import { describe, expect, it } from 'vitest';
import { Machines } from './machines.ts';

const child = (pattern: string, more: object = {}) => ({
  Child: {
    Type: 'Task',
    Resource: `arn:aws:states:::states:startExecution${pattern}`,
    Arguments: { StateMachineArn: '{% $states.input.machine %}', Name: 'child', Input: { n: 1 } },
    End: true,
    ...more,
  },
});

const doubles = { Double: { Type: 'Wait', Seconds: 60, Output: { twice: '{% $states.input.n * 2 %}' }, End: true } };
const fails = { Bad: { Type: 'Fail', Error: 'Bad', Cause: 'rotten' } };

describe('an execution that starts another', () => {
  it('goes on at once when it only asks for it', async () => {
    const machines = new Machines();
    const machine = await machines.create(doubles);
    const output = await machines.output(child(''), { machine });
    expect(output).toMatchObject({ ExecutionArn: `${machine.replace('stateMachine', 'execution')}:child` });
    expect((await machines.describe(output.ExecutionArn)).status).toBe('RUNNING');
  });

  it('waits for its end with .sync, and reads its output with .sync:2', async () => {
    const machines = new Machines();
    const machine = await machines.create(doubles);
    const text = await machines.output(child('.sync'), { machine });
    expect(text).toMatchObject({ Name: 'child', Status: 'SUCCEEDED', Output: '{"twice":2}', Input: '{"n":1}' });
    const other = await machines.create(doubles);
    const { status, executionArn, output } = await machines.run(child('.sync:2'), { machine: other });
    expect(status).toBe('SUCCEEDED');
    expect(JSON.parse(output as string)).toMatchObject({ Output: { twice: 2 }, Input: { n: 1 } });
    expect(await machines.types(executionArn as string)).toContain('TaskSubmitted');
  });

  it('fails as States.TaskFailed, with what became of the child as the cause', async () => {
    const machines = new Machines();
    const machine = await machines.create(fails);
    const { error, cause } = await machines.run(child('.sync:2'), { machine });
    expect(error).toBe('States.TaskFailed');
    expect(JSON.parse(cause as string)).toMatchObject({ Status: 'FAILED', Error: 'Bad', Cause: 'rotten' });
  });

  it('is refused a name that a closed child had', async () => {
    const machines = new Machines();
    const machine = await machines.create(fails);
    await machines.run(child('.sync'), { machine });
    expect((await machines.run(child('.sync'), { machine })).error).toBe(
      'StepFunctions.ExecutionAlreadyExistsException',
    );
    const sdk = { Resource: 'arn:aws:states:::aws-sdk:sfn:startExecution' };
    expect((await machines.run(child('', sdk), { machine })).error).toBe('Sfn.ExecutionAlreadyExistsException');
  });

  it('waits only where its role may make the rule that tells of the end', async () => {
    const allowed = new Machines(['states:*', 'events:PutRule', 'events:PutTargets', 'events:DescribeRule']);
    await allowed.create(child('.sync:2'));
    const denied = new Machines(['states:*']);
    await denied.create(child(''));
    await expect(denied.create(child('.sync:2'))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `'${denied.roleArn}' is not authorized to create managed-rule.`,
    });
  });

  it('stops its child when its task times out', async () => {
    const machines = new Machines();
    const machine = await machines.create(doubles);
    const { error } = await machines.run(child('.sync:2', { TimeoutSeconds: 10 }), { machine });
    expect(error).toBe('States.Timeout');
    const executionArn = `${machine.replace('stateMachine', 'execution')}:child`;
    expect((await machines.describe(executionArn)).status).toBe('ABORTED');
  });
});
