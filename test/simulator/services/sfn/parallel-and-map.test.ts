import { describe, expect, it } from 'vitest';
import { Machines } from './machines.ts';

const program = (states: Record<string, object>) => ({ StartAt: Object.keys(states)[0], States: states });

describe('Parallel', () => {
  it('gives each branch its arguments and gathers the outputs in order', async () => {
    const output = await new Machines().output({
      Both: {
        Type: 'Parallel',
        Arguments: { n: 2 },
        Branches: [
          program({ Slow: { Type: 'Wait', Seconds: 10, Output: '{% $states.input.n * 10 %}', End: true } }),
          program({ Fast: { Type: 'Pass', Output: '{% $states.input.n + 1 %}', End: true } }),
        ],
        Output: { both: '{% $states.result %}' },
        End: true,
      },
    });
    expect(output).toEqual({ both: [20, 3] });
  });

  it('ends the other branches when one fails', async () => {
    const machines = new Machines();
    const { status, error, executionArn, startDate, stopDate } = await machines.run({
      Both: {
        Type: 'Parallel',
        Branches: [
          program({ Slow: { Type: 'Wait', Seconds: 1000, End: true } }),
          program({ Soon: { Type: 'Wait', Seconds: 10, Next: 'Bad' }, Bad: { Type: 'Fail', Error: 'Bad' } }),
        ],
        End: true,
      },
    });
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'Bad' });
    expect((stopDate as Date).getTime() - (startDate as Date).getTime()).toBeLessThan(12_000);
    expect((await machines.types(executionArn as string)).slice(-3)).toEqual([
      'WaitStateAborted',
      'ParallelStateFailed',
      'ExecutionFailed',
    ]);
  });

  it('lets branches read outer variables and keeps theirs inside', async () => {
    const output = await new Machines().output({
      Set: { Type: 'Pass', Assign: { n: 1 }, Next: 'One' },
      One: {
        Type: 'Parallel',
        Branches: [
          program({
            Add: { Type: 'Pass', Assign: { own: '{% $n + 1 %}' }, Next: 'Say' },
            Say: { Type: 'Pass', Output: '{% $own %}', End: true },
          }),
        ],
        Output: '{% $states.result[0] %}',
        Next: 'After',
      },
      After: { Type: 'Pass', Output: { said: '{% $states.input %}', leaked: '{% $exists($own) %}' }, End: true },
    });
    expect(output).toEqual({ said: 2, leaked: false });
  });

  it('catches what a branch failed with', async () => {
    const output = await new Machines().output({
      One: {
        Type: 'Parallel',
        Branches: [program({ Bad: { Type: 'Fail', Error: 'Bad', Cause: 'rotten' } })],
        Catch: [{ ErrorEquals: ['Bad'], Assign: { seen: '{% $states.errorOutput.Cause %}' }, Next: 'Show' }],
        Next: 'Show',
      },
      Show: { Type: 'Pass', Output: '{% $seen %}', End: true },
    });
    expect(output).toBe('rotten');
  });
});

describe('Map', () => {
  const waiting = (more: object = {}) => ({
    Each: {
      Type: 'Map',
      Items: '{% $states.input.items %}',
      ItemProcessor: program({ Work: { Type: 'Wait', Seconds: 10, End: true } }),
      End: true,
      ...more,
    },
  });

  it('hands each iteration its item, selected with index and outer input', async () => {
    const output = await new Machines().output(
      waiting({
        ItemSelector: {
          of: '{% $states.input.of %}',
          item: '{% $states.context.Map.Item.Value %}',
          index: '{% $states.context.Map.Item.Index %}',
        },
      }),
      { of: 'web', items: ['a', 'b'] },
    );
    expect(output).toEqual([
      { of: 'web', item: 'a', index: 0 },
      { of: 'web', item: 'b', index: 1 },
    ]);
  });

  it('runs no more at once than it may', async () => {
    const machines = new Machines();
    const input = { items: [1, 2, 3, 4, 5, 6] };
    const took = async (more: object) => {
      const { startDate, stopDate } = await machines.run(waiting(more), input);
      return Math.round(((stopDate as Date).getTime() - (startDate as Date).getTime()) / 10_000);
    };
    expect(await took({})).toBe(1);
    expect(await took({ MaxConcurrency: 2 })).toBe(3);
    expect(await took({ MaxConcurrency: '{% 1 %}' })).toBe(6);
  });

  it('links the events of an iteration to the last state of the one before', async () => {
    const machines = new Machines();
    const work = program({ Work: { Type: 'Pass', End: true } });
    const more = { MaxConcurrency: 1, ItemProcessor: work };
    const { executionArn } = await machines.run(waiting(more), { items: [1, 2] });
    const links = (await machines.history(executionArn as string)).map(
      ({ id, previousEventId, type }) => `${id} after ${previousEventId}: ${type}`,
    );
    expect(links.slice(2)).toEqual([
      '3 after 2: MapStateStarted',
      '4 after 3: MapIterationStarted',
      '5 after 4: PassStateEntered',
      '6 after 5: PassStateExited',
      '7 after 6: MapIterationSucceeded',
      '8 after 6: MapIterationStarted',
      '9 after 8: PassStateEntered',
      '10 after 9: PassStateExited',
      '11 after 10: MapIterationSucceeded',
      '12 after 11: MapStateSucceeded',
      '13 after 11: MapStateExited',
      '14 after 13: ExecutionSucceeded',
    ]);
  });

  it('is done at once without items', async () => {
    expect(await new Machines().output(waiting(), { items: [] })).toEqual([]);
  });

  it('fails with the first iteration that does, and starts no more', async () => {
    const machines = new Machines();
    const { error, executionArn } = await machines.run(
      waiting({ MaxConcurrency: 1, ItemProcessor: program({ Bad: { Type: 'Fail', Error: 'Bad' } }) }),
      { items: [1, 2] },
    );
    expect(error).toBe('Bad');
    const types = await machines.types(executionArn as string);
    expect(types.filter((type) => type === 'MapIterationStarted')).toHaveLength(1);
    expect(types.slice(-3)).toEqual(['MapIterationFailed', 'MapStateFailed', 'ExecutionFailed']);
  });
});
