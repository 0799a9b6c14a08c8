import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Machines, START_MS } from './machines.ts';

const pass = (output: unknown) => ({ Show: { Type: 'Pass', Output: output, End: true } });

describe('expressions', () => {
  it('know the functions that AWS adds to JSONata', async () => {
    const machines = new Machines();
    const output = await machines.output(
      pass({
        parts: '{% $partition([1,2,3,4,5], 2) %}',
        range: '{% $range(-1.7, 5, 2) %}',
        single: '{% $range(3, 3, 1) %}',
        hash: "{% $hash('golden', 'SHA-256') %}",
        parsed: `{% $parse('{"a":[1]}').a %}`,
        uuid: '{% $uuid() %}',
        seeded: '{% [$random(7)] %}',
        again: '{% [$random(7)] %}',
      }),
    );
    expect(output.parts).toEqual([[1, 2], [3, 4], [5]]);
    expect(output.range).toEqual([-1, 1, 3, 5]);
    expect(output.single).toBe(3);
    expect(output.hash).toBe(createHash('sha256').update('golden').digest('hex'));
    expect(output.parsed).toEqual([1]);
    expect(output.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(output.seeded).toEqual(output.again);
  });

  it.each([
    ['$random(42)', 0.7275636800328681],
    ['$partition([1,2,3])', [[1, 2, 3]]],
    ['1/0', 'Infinity'],
    ['[1/0]', ['Infinity']],
  ])('give what AWS gives: %s', async (source, value) => {
    expect(await new Machines().output(pass(`{% ${source} %}`))).toEqual(value);
  });

  it.each([
    ['$partition([1], -2)', '. D3137: Second argument must be zero or greater'],
    ['$partition(1, 2)', '. T0412: Argument 1 of function "partition" must be an array of undefined'],
    ['$range("a", 5, 1)', '. T0410: Argument 1 of function "range" does not match function signature'],
    ["$hash('a', 'X')", ". D3137: Hash algorithm 'X' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5"],
    ["$parse('')", '. D3137: Invalid JSON'],
    ['$uuid(1)', '. T0410: Argument 1 of function "uuid" does not match function signature'],
    ['$sum(["a"])', '. T0412: Argument 1 of function "sum" must be an array of "numbers"'],
    ['$sum([1..900000])', ': Expression evaluation memory limit exceeded: Check for excessive memory usage'],
  ])('fail in the words of AWS: %s', async (source, ending) => {
    const { cause } = await new Machines().run(pass(`{% ${source} %}`));
    expect(cause).toBe(
      `An error occurred while executing the state 'Show' (entered at the event id #2). The JSONata expression '${source}' specified for the field 'Output' threw an error during evaluation${ending}`,
    );
  });

  it('tell the time of the region, not of the machine that runs it', async () => {
    const machines = new Machines();
    const { now, millis, day } = await machines.output(
      pass({ now: '{% $now() %}', millis: '{% $millis() %}', day: "{% $now('[Y0001][M01][D01]') %}" }),
    );
    expect(Date.parse(now)).toBe(millis);
    expect(millis - START_MS).toBeLessThan(1000);
    expect(day).toBe('20261121');
  });

  it('draw the same chance from the same seed', async () => {
    const draw = (seed: number) => new Machines(['*'], seed).output(pass({ n: '{% $random() %}', u: '{% $uuid() %}' }));
    expect(await draw(5)).toEqual(await draw(5));
    expect(await draw(5)).not.toEqual(await draw(6));
  });

  it('fail the state where they give nothing, and name the field', async () => {
    const machines = new Machines();
    const { status, error, cause } = await machines.run(pass({ deep: [{ v: '{% $states.input.absent %}' }] }));
    expect(status).toBe('FAILED');
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toBe(
      "An error occurred while executing the state 'Show' (entered at the event id #2). The JSONata expression '$states.input.absent' specified for the field 'Output/deep[0]/v' returned nothing (undefined).",
    );
  });

  it.each([
    ['TimeoutSeconds', '0', 'a positive integer'],
    ['HeartbeatSeconds', '0.5', 'a positive integer'],
    ['TimeoutSeconds', '100000000', 'an integer of at most 99999999'],
  ])('keep within the bounds of %s: %s', async (field, source, wanted) => {
    const task = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:iam:listRoles', End: true };
    const { error, cause } = await new Machines().run({ T: { ...task, [field]: `{% ${source} %}` } });
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toContain(`The ${field} field must be ${wanted} but was: ${source}`);
  });

  it('keep a wait within its bounds', async () => {
    const { cause } = await new Machines().run({ W: { Type: 'Wait', Seconds: '{% -1 %}', End: true } });
    expect(cause).toContain('The Seconds field must be a non-negative integer but was: -1');
    const long = await new Machines().run({ W: { Type: 'Wait', Seconds: '{% 100000000 %}', End: true } });
    expect(long.cause).toContain('The Seconds field must be an integer of at most 99999999 but was: 100000000');
  });

  it('cannot use $eval', async () => {
    const { error, cause } = await new Machines().run(pass("{% $eval('1+1') %}"));
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toContain('T1006');
  });

  it('end, however they go round', async () => {
    const machines = new Machines();
    const loop = '{% ($f := function($x){ $f($x+1) }; $f(1)) %}';
    expect((await machines.run(pass(loop))).cause).toContain('Expression evaluation timeout: Check for infinite loop');
    const recursion = '{% ($f := function($x){ $x <= 0 ? 0 : 1 + $f($x-1) }; $f(30)) %}';
    expect(await machines.output(pass(recursion))).toBe(30);
    const members = Array.from({ length: 150 }, (_, i) => `"k${i}": $map([${i}], function($v){ $v + 1 })`);
    expect(await machines.output(pass(`{% {${members.join()}} %}`))).toMatchObject({ k0: 1, k149: 150 });
  });

  it('see what a state knows about its execution', async () => {
    const machines = new Machines();
    const arn = await machines.create(pass('{% $states.context %}'), { name: 'known' });
    const { output } = await machines.end(await machines.start(arn, { a: 1 }, 'run-1'));
    expect(JSON.parse(output as string)).toMatchObject({
      Execution: {
        Id: arn.replace('stateMachine', 'execution').concat(':run-1'),
        Input: { a: 1 },
        Name: 'run-1',
        RedriveCount: 0,
      },
      State: { Name: 'Show', RetryCount: 0 },
      StateMachine: { Id: arn, Name: 'known' },
    });
  });
});
