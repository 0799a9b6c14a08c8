import { expect, test } from 'vitest';
import { runGoldsmith } from '../../lib/operator/cli/run-goldsmith.ts';

/** Runs a command line in this process. */
async function run(...words: string[]) {
  const said = { out: '', err: '' };
  const code = await runGoldsmith(words, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    environment: {},
    folder: process.cwd(),
  });
  return { code, ...said };
}

test.each([
  ['an unknown command', ['validat'], 'Did you mean validate?'],
  ['an unknown option', ['status', '--jsn'], 'Did you mean --json?'],
  ['a missing argument', ['build'], "missing required argument 'image'"],
  ['an exposure of nothing', ['exposure'], 'name a CVE or a fleet, or say --all'],
  ['an exposure of one and of all', ['exposure', 'web', '--all'], 'name a CVE or a fleet, or say --all'],
  ['a count that is none', ['history', '--limit', 'many'], 'must be a whole number'],
])('%s is bad usage: exit code 2', async (_, words, wanted) => {
  const { code, err } = await run(...words);
  expect(code).toBe(2);
  expect(err).toContain(wanted);
});

test('bad usage, too, is an object a line with --json', async () => {
  const { code, out } = await run('build', '--json');
  expect(code).toBe(2);
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { event: 'error', message: "error: missing required argument 'image'", next: 'see "goldsmith --help"' },
    { event: 'summary', command: 'build', ok: false },
  ]);
});

test('help is no failure', async () => {
  const { code, out } = await run('rollback', '--help');
  expect(code).toBe(0);
  expect(out).toContain('put a fleet back onto the version that it ran before');
});

test('without a file of their own, a clone validates its example', async () => {
  expect(await run('validate')).toEqual({
    code: 0,
    out: 'examples/web/goldsmith.yaml is valid: 1 image (web), 1 fleet (web-prod)\n',
    err: '',
  });
});
