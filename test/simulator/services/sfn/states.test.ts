import { describe, expect, it } from 'vitest';
import { Machines } from './machines.ts';

describe('states', () => {
  it('assign variables that only the next state sees', async () => {
    const output = await new Machines().output({
      First: { Type: 'Pass', Assign: { n: 1 }, Next: 'Second' },
      Second: { Type: 'Pass', Assign: { n: '{% $n + 1 %}' }, Output: { seen: '{% $n %}' }, Next: 'Third' },
      Third: { Type: 'Pass', Output: { before: '{% $states.input.seen %}', now: '{% $n %}' }, End: true },
    });
    expect(output).toEqual({ before: 1, now: 2 });
  });

  it('choose the first rule that holds, with an output and variables of its own', async () => {
    const output = await new Machines().output(
      {
        Which: {
          Type: 'Choice',
          Choices: [
            { Condition: '{% $states.input.n > 10 %}', Next: 'Show' },
            { Condition: '{% $states.input.n > 1 %}', Output: { size: 'middle' }, Assign: { rule: 2 }, Next: 'Show' },
          ],
          Default: 'Show',
        },
        Show: { Type: 'Succeed', Output: { size: '{% $states.input.size %}', rule: '{% $rule %}' } },
      },
      { n: 5 },
    );
    expect(output).toEqual({ size: 'middle', rule: 2 });
  });

  it('cannot go on where no rule holds and no default is given', async () => {
    const { error } = await new Machines().run({
      Which: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'Never' }] },
      Never: { Type: 'Succeed' },
    });
    expect(error).toBe('States.Runtime');
  });

  it('refuse a condition that is no boolean', async () => {
    const { error, cause } = await new Machines().run({
      Which: { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'Never' }], Default: 'Never' },
      Never: { Type: 'Succeed' },
    });
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toContain(`field 'Choices[0]/Condition' returned an unexpected result type. Expected 'boolean'`);
  });

  it('wait for seconds and until a moment', async () => {
    const machines = new Machines();
    const { startDate, stopDate } = await machines.run({
      Pause: { Type: 'Wait', Seconds: '{% 89.9 + 1 %}', Next: 'Until' },
      Until: { Type: 'Wait', Timestamp: '2026-11-21T01:00:00Z', End: true },
    });
    expect((stopDate as Date).getTime() - Date.UTC(2026, 10, 21, 1)).toBeLessThan(1000);
    expect((stopDate as Date).getTime()).toBeGreaterThan((startDate as Date).getTime() + 3_500_000);
  });

  it('fail with the error and cause that they are given', async () => {
    const { status, error, cause } = await new Machines().run(
      { Stop: { Type: 'Fail', Error: 'Gate.Closed', Cause: "{% 'version ' & $states.input.version %}" } },
      { version: '1' },
    );
    expect({ status, error, cause }).toEqual({ status: 'FAILED', error: 'Gate.Closed', cause: 'version 1' });
  });

  it.each(['2026-02-30T00:00:00Z', '2026-02-03', 'soon'])('cannot wait until %s', async (until) => {
    const machines = new Machines();
    const { error, cause } = await machines.run(
      { Until: { Type: 'Wait', Timestamp: '{% $states.input.until %}', End: true } },
      { until },
    );
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toContain(`cannot be parsed as an ISO-8601 extended offset date-time format string: ${until}`);
    await expect(machines.create({ Until: { Type: 'Wait', Timestamp: until, End: true } })).rejects.toMatchObject({
      name: 'InvalidDefinition',
    });
  });

  it('cannot put out more than 256 KiB', async () => {
    const { error } = await new Machines().run({
      Big: { Type: 'Pass', Output: "{% $pad('', 270000, 'x') %}", End: true },
    });
    expect(error).toBe('States.DataLimitExceeded');
  });

  it('are counted when entered, and when retried', async () => {
    const machines = new Machines();
    let billed = 0;
    machines.region.journal.listen((entry) => {
      if (entry.kind === 'transition' && entry.service === 'sfn' && entry.detail?.['billed'] === true) billed++;
    });
    await machines.run({
      One: { Type: 'Pass', Next: 'Two' },
      Two: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:iam:getRole',
        Arguments: { RoleName: 'nobody' },
        Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2 }],
        End: true,
      },
    });
    expect(billed).toBe(4);
  });
});
