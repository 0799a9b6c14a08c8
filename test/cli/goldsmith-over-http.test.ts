// The command line in a process of its own, against a region behind an endpoint: nothing but AWS_ENDPOINT_URL tells it.

import { execFile } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Host, serve } from '../../lib/simulator/host.ts';
import { OPERATOR_KEY } from '../../lib/simulator/region.ts';
import { operateFleet } from '../operator/operated-fleet.ts';

let host: Host;
let operated: Awaited<ReturnType<typeof operateFleet>>;

beforeAll(async () => {
  operated = await operateFleet();
  operated.remember({ pk: 'IMAGE#web', sk: 'VERSION#2', state: 'golden', amiId: operated.fleet.amis[1] });
  host = await serve(operated.region, { port: 0, speed: 1 });
});

afterAll(() => host.close());

function goldsmith(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = {
    PATH: process.env['PATH'],
    AWS_ENDPOINT_URL: host.endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: OPERATOR_KEY.accessKeyId,
    AWS_SECRET_ACCESS_KEY: OPERATOR_KEY.secretAccessKey,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'bin/goldsmith.ts', ...words], { env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

test('status, for a person', async () => {
  const { code, stdout, stderr } = await goldsmith('status');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.split('\n')).toEqual([
    'image web: golden is no version of the ledger (ami-00000000000000001)',
    '  newest is 2: golden',
    `fleet prod: 2 (${operated.fleet.amis[1]})`,
    '  body    2 of 2 in service, 2 healthy, template version 2, weight 100',
    '  canary  0 of 0 in service, 0 healthy, template version 2, weight 0',
    '',
  ]);
});

test('build, for a program', async () => {
  const { code, stdout } = await goldsmith('build', 'web', '--reason', 'a try', '--json');
  expect(code).toBe(0);
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { event: 'sent', image: 'web', id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    { event: 'summary', command: 'build', ok: true },
  ]);
});

test('a rollback that cannot be says why, what to do, and exits 1', async () => {
  const { code, stderr } = await goldsmith('rollback', 'prod');
  expect(code).toBe(1);
  expect(stderr).toBe(
    'cannot roll fleet "prod" back: version 2 is the first that it ran, as far as the ledger knows\n' +
      '  next: build a better version instead: "goldsmith build <image> --reason …"\n',
  );
});

test('a name that is not deployed is answered with those that are', async () => {
  const { code, stderr } = await goldsmith('history', 'prd');
  expect(code).toBe(1);
  expect(stderr).toContain('cannot find the image or fleet "prd" here (did you mean "prod"?); there are: web, prod');
});
