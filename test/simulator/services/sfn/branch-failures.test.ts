// What a history tells when a branch or an iteration fails. Shapes: executions on AWS that other projects have published.

import { describe, expect, it } from 'vitest';
import { Machines } from './machines.ts';

const program = (states: Record<string, object>) => ({ StartAt: Object.keys(states)[0], States: states });
const bad = program({ Bad: { Type: 'Fail', Error: 'Bad', Cause: 'rotten' } });
const later = program({ Soon: { Type: 'Wait', Seconds: 10, Next: 'Bad' }, Bad: { Type: 'Fail', Error: 'Bad' } });
const lost = { Type: 'Pass', Output: { v: '{% $states.input.missing %}' }, End: true };

/** The history from the third event on, as `id<previous type`. */
async function told(states: Record<string, object>, input: unknown = {}): Promise<string[]> {
  const machines = new Machines();
  const { executionArn } = await machines.run(states, input);
  const events = await machines.history(executionArn as string);
  return events.slice(2).map(({ id, previousEventId, type }) => `${id}<${previousEventId} ${type}`);
}

describe('a Parallel whose branch fails', () => {
  const parallel = (branches: object[], more: object = {}) => ({
    Both: { Type: 'Parallel', Branches: branches, End: true, ...more },
    ...('Catch' in more ? { Handled: { Type: 'Pass', End: true } } : {}),
  });

  it('tells of its failure once nothing is tried again', async () => {
    const retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }];
    expect(await told(parallel([bad], { Retry: retry }))).toEqual([
      '3<2 ParallelStateStarted',
      '4<3 FailStateEntered',
      '5<4 ParallelStateStarted',
      '6<5 FailStateEntered',
      '7<6 ParallelStateFailed',
      '8<7 ExecutionFailed',
    ]);
  });

  it('tells first of the branches that it cuts', async () => {
    const slow = program({ Slow: { Type: 'Wait', Seconds: 1000, End: true } });
    const history = await told(parallel([later, slow]));
    expect(history.slice(-4)).toEqual([
      '7<6 FailStateEntered',
      '8<7 WaitStateAborted',
      '9<7 ParallelStateFailed',
      '10<9 ExecutionFailed',
    ]);
  });

  it('tells of a task that ended its branch', async () => {
    const task = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:iam:getRole', Arguments: { RoleName: 'no' } };
    const history = await told(parallel([program({ Look: { ...task, End: true } })]));
    expect(history.slice(-4)).toEqual([
      '7<6 TaskFailed',
      '8<7 TaskStateAborted',
      '9<7 ParallelStateFailed',
      '10<9 ExecutionFailed',
    ]);
  });

  it('tells of a catcher that fails, and fails again', async () => {
    const catcher = { ErrorEquals: ['States.ALL'], Output: { v: '{% $states.input.missing %}' }, Next: 'Handled' };
    expect((await told(parallel([bad], { Catch: [catcher] }))).slice(2)).toEqual([
      '5<4 ParallelStateFailed',
      '6<4 EvaluationFailed',
      '7<6 ParallelStateFailed',
      '8<7 ExecutionFailed',
    ]);
  });

  it('tells nothing of what ends the execution as it stands', async () => {
    const astray = { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'Never' }] };
    const branch = program({ Astray: astray, Never: { Type: 'Succeed' } });
    const caught = [{ ErrorEquals: ['States.ALL'], Next: 'Handled' }];
    expect((await told(parallel([branch], { Catch: caught }))).slice(1)).toEqual([
      '4<3 ChoiceStateEntered',
      '5<4 ExecutionFailed',
    ]);
  });
});

describe('a Map whose iteration fails', () => {
  const map = (processor: object, more: object = {}) => ({
    Each: { Type: 'Map', Items: '{% $states.input %}', ItemProcessor: processor, End: true, ...more },
  });

  it('passes the failure of the iteration by', async () => {
    expect(await told(map(program({ Lost: lost }), { MaxConcurrency: 1 }), [1, 2])).toEqual([
      '3<2 MapStateStarted',
      '4<3 MapIterationStarted',
      '5<4 PassStateEntered',
      '6<5 EvaluationFailed',
      '7<6 MapIterationFailed',
      '8<6 MapStateFailed',
      '9<8 ExecutionFailed',
    ]);
  });

  it('tells first of the iterations that it cuts', async () => {
    const processor = program({
      Which: { Type: 'Choice', Choices: [{ Condition: '{% $states.input = 0 %}', Next: 'Soon' }], Default: 'Slow' },
      Slow: { Type: 'Wait', Seconds: 1000, End: true },
      ...later.States,
    });
    const history = await told(map(processor), [0, 1]);
    const types = history.map((line) => line.split(' ')[1]);
    expect(types.slice(-6)).toEqual([
      'FailStateEntered',
      'MapIterationAborted',
      'WaitStateAborted',
      'MapIterationFailed',
      'MapStateFailed',
      'ExecutionFailed',
    ]);
    const failure = history.at(-6)?.split('<')[0];
    for (const line of history.slice(-5, -1)) expect(line).toContain(`<${failure} `);
  });

  it('links items that are no array to what its own entering follows, and no other failure', async () => {
    const first = { First: { Type: 'Pass', Next: 'Each' } };
    const each = (items: string) => ({ ...first, ...map(program({ Never: lost }), { Items: items }) });
    expect((await told(each('{% 1 %}'))).slice(1, 3)).toEqual(['4<3 MapStateEntered', '5<3 EvaluationFailed']);
    expect((await told(each('{% $nothing %}'))).slice(1, 3)).toEqual(['4<3 MapStateEntered', '5<4 EvaluationFailed']);
  });
});

describe('a distributed Map', () => {
  it('exits after the start of its run', async () => {
    const processor = {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      ...program({ One: { Type: 'Pass', End: true } }),
    };
    expect(await told({ Each: { Type: 'Map', Items: [1], ItemProcessor: processor, End: true } })).toEqual([
      '3<2 MapStateStarted',
      '4<3 MapRunStarted',
      '5<4 MapRunSucceeded',
      '6<5 MapStateSucceeded',
      '7<4 MapStateExited',
      '8<7 ExecutionSucceeded',
    ]);
  });
});
