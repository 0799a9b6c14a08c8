import { spawnSync } from 'node:child_process';
import { beforeAll, expect, test } from 'vitest';

/**
 * In a process of its own, which ends where the simulator lets a fault of a function through; the test's own process would
 * count each rejection as its own. The script tells what it saw by printing it as JSON.
 */
function inOwnProcess(script: string) {
  const source = `
    import { createRegion } from './lib/simulator/region.ts';
    import { bundle, logLines, makeWorker } from './test/simulator/services/lambda/functions.ts';
    const invoke = async (region, event = {}) => {
      const input = { FunctionName: 'worker', Payload: Buffer.from(JSON.stringify(event)) };
      const { FunctionError, Payload } = await region.call('lambda', 'Invoke', input);
      return { failed: FunctionError, ...JSON.parse(Buffer.from(Payload).toString('utf8')) };
    };
    const make = async (body, Runtime = 'nodejs22.x') => {
      const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21), consistency: 'immediate' });
      const pause = 'const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms)); let count = 0;';
      await makeWorker(region, { code: bundle(pause + body), more: { Runtime } });
      return region;
    };
    const seen = {};
    async function main() { ${script} }
    main().then(() => console.log(JSON.stringify(seen)));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module'], {
    input: source,
    encoding: 'utf8',
  });
  return { status, stderr, seen: stdout === '' ? {} : JSON.parse(stdout) };
}

let seen: any;

beforeAll(() => {
  const all = inOwnProcess(`
    let region = await make(\`
      const lose = async () => { await pause(10); throw new TypeError('lost'); };
      export const handler = async () => { count++; if (count === 2) lose(); await pause(100); return { count }; };\`);
    seen.answers = [];
    for (let i = 0; i < 3; i++) seen.answers.push(await region.during(invoke(region)));
    seen.lines = logLines(region);

    region = await make(\`
      import { Readable } from 'node:stream';
      const boom = (way) => { throw new RangeError(way); };
      const ways = {
        timer: () => setTimeout(boom, 10, 'timer'),
        tick: () => process.nextTick(boom, 'tick'),
        microtask: () => queueMicrotask(() => boom('microtask')),
        stream: () => new Readable().destroy(new RangeError('stream')),
        exit: () => setTimeout(() => process.exit(3), 10),
      };
      export const handler = async ({ way }) => { ways[way](); await pause(100); return {}; };\`);
    for (const way of ['timer', 'tick', 'microtask', 'stream', 'exit']) {
      seen[way] = await region.during(invoke(region, { way }));
    }

    region = await make(\`
      const lose = async () => { await pause(10); throw new Error('lost'); };
      export const handler = async ({ bad }) => { if (bad) lose(); await pause(100); return {}; };\`);
    const three = (bad) => region.during(Promise.all([{}, { bad }, {}].map((event) => invoke(region, event))));
    await three(false);
    seen.ofThree = (await three(true)).map(({ failed }) => failed ?? 'none');

    const floating = "export const handler = async () => { Promise.reject(new Error('lost')); return { count: ++count }; };";
    region = await make(floating, 'nodejs24.x');
    seen.now = await region.during(invoke(region));
    seen.nowLines = logLines(region);
    region = await make(floating);
    seen.older = [await region.during(invoke(region)), await region.during(invoke(region))];`);
  expect(all.stderr).toBe('');
  seen = all.seen;
}, 60_000);

test('a rejection that nobody handles fails the invocation by its name, and the environment is dropped', () => {
  expect(seen.answers[0]).toEqual({ count: 1 });
  expect(seen.answers[1]).toMatchObject({
    failed: 'Unhandled',
    errorType: 'Runtime.UnhandledPromiseRejection',
    errorMessage: 'TypeError: lost',
  });
  expect(seen.answers[2]).toEqual({ count: 1 });
  const text = seen.lines.join('\n');
  expect(text).toMatch(/ERROR\tUnhandled Promise Rejection \t.*"reason":\{"errorType":"TypeError"/);
  expect(text).toContain('Runtime exited with error: exit status 128');
});

test('a throw in a timer, a tick or a stream fails the invocation with the error itself, and an exit as an exit', () => {
  for (const way of ['timer', 'tick', 'microtask', 'stream']) {
    expect(seen[way]).toMatchObject({ failed: 'Unhandled', errorType: 'RangeError', errorMessage: way });
  }
  expect(seen.exit).toMatchObject({ errorType: 'Runtime.ExitError' });
  expect(seen.exit.errorMessage).toContain('exit status 3');
});

test('of invocations at once the one whose promise it was fails', () => {
  expect(seen.ofThree).toEqual(['none', 'Unhandled', 'none']);
});

test('the runtime of Node.js 24 exits, even where the handler has returned in the same turn; older ones have answered', () => {
  expect(seen.now).toMatchObject({ failed: 'Unhandled', errorType: 'Runtime.ExitError' });
  expect(seen.now.errorMessage).toContain('Runtime exited with error: exit status 1');
  expect(seen.nowLines.join('\n')).toContain('Error: lost');
  expect(seen.older).toEqual([{ count: 1 }, { count: 1 }]);
});

test("a rejection that is not a function's still ends the process", () => {
  const { status, stderr } = inOwnProcess(`
    const region = await make('export const handler = async () => ({});');
    await region.during(invoke(region));
    Promise.reject(new Error('of the simulator itself'));
    await new Promise((resolve) => setTimeout(resolve, 1000));`);
  expect(status).not.toBe(0);
  expect(stderr).toContain('of the simulator itself');
}, 60_000);
