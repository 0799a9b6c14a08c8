import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Runs the command line as a user does, in a process of its own. */
function goldsmith(words: string[], environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'bin/goldsmith.ts', ...words], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: tmpdir(), AWS_EC2_METADATA_DISABLED: 'true', ...environment },
  });
  return { status, stdout, stderr, lines: stdout.split('\n').filter(Boolean) };
}

function brokenFile(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'goldsmith-')), 'goldsmith.yaml');
  writeFileSync(file, 'network: sample\nimages:\n  web: { base: 5 }\nfleet: {}\n');
  return file;
}

test('a right file is valid, and the exit code 0', () => {
  const { status, stdout, stderr } = goldsmith(['validate', 'examples/web/goldsmith.yaml']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toBe('examples/web/goldsmith.yaml is valid: 1 image (web), 1 fleet (web-prod)\n');
});

test('a wrong file shows all its faults and exits 1', () => {
  const file = brokenFile();
  const { status, stderr } = goldsmith(['validate', file]);
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringContaining(`${file}:3:16 images.web.base: found 5, wanted a preset such as`),
    `${file}:4:1 fleet: found the unknown key "fleet", wanted one of network, images, fleets, rings (did you mean "fleets"?)`,
  ]);
});

test('with --json each line is an object, the last the summary', () => {
  const { status, lines } = goldsmith(['validate', '--json', brokenFile()]);
  expect(status).toBe(1);
  const messages = lines.map((line) => JSON.parse(line));
  expect(messages.map((message) => message.event)).toEqual(['fault', 'fault', 'summary']);
  expect(messages[0]).toMatchObject({ line: 3, column: 16, path: 'images.web.base', found: '5' });
  expect(messages.at(-1)).toEqual({ event: 'summary', command: 'validate', ok: false });
});

const keys = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_REGION: 'us-east-1' };

test('an endpoint where nobody listens is named, with what to do', () => {
  const { status, stderr } = goldsmith(['status'], { ...keys, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' });
  expect(status).toBe(1);
  expect(stderr).toBe(
    'cannot reach "http://127.0.0.1:9", which AWS_ENDPOINT_URL names: nobody listens there\n' +
      '  next: start it with "goldsmith simulate --port <port>", or unset AWS_ENDPOINT_URL for a real account\n',
  );
});

test('without credentials it says how to sign in, and shows none of the warnings of the SDK', () => {
  const { status, stderr } = goldsmith(['status', '--region', 'us-east-1']);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^cannot speak to AWS: no credentials are found\n {2}next: sign in .*\n$/);
});
