// The real CDK CLI against the region over HTTP: deploy, diff, a failing update, destroy.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App, CfnOutput, CfnResource, Duration, Stack, aws_sqs as sqs } from 'aws-cdk-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bootstrap } from '../../lib/simulator/bootstrap.ts';
import { type Host, serve } from '../../lib/simulator/host.ts';
import { createRegion, OPERATOR_KEY, type Region } from '../../lib/simulator/region.ts';

/** The CLI compares the expiry of its sessions with real time, which must not be ahead of the region's. */
const startMs = Date.UTC(2100, 0, 1);
const timeout = 120_000;
const cli = join(dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json')), 'bin/cdk');

let region: Region;
let host: Host;
let folder: string;

beforeAll(async () => {
  region = createRegion({ seed: 1, startMs });
  await bootstrap(region);
  host = await serve(region, { port: 0, speed: 200 });
  folder = mkdtempSync(join(tmpdir(), 'goldsmith-cli-'));
}, timeout);

afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

function synthesize(name: string, options: { seconds: number; broken?: boolean }): string {
  const app = new App({ outdir: join(folder, name), analyticsReporting: false });
  const stack = new Stack(app, 'tiny');
  const queue = new sqs.Queue(stack, 'Jobs', { visibilityTimeout: Duration.seconds(options.seconds) });
  new CfnOutput(stack, 'Url', { value: queue.queueUrl });
  if (options.broken) new CfnResource(stack, 'Broken', { type: 'AWS::Odd::Thing' });
  return app.synth().directory;
}

function cdk(command: string, assembly: string, ...more: string[]): Promise<{ code: number; text: string }> {
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: host.endpoint,
    AWS_ACCESS_KEY_ID: OPERATOR_KEY.accessKeyId,
    AWS_SECRET_ACCESS_KEY: OPERATOR_KEY.secretAccessKey,
    AWS_REGION: region.place.region,
    AWS_EC2_METADATA_DISABLED: 'true',
    HOME: folder,
  };
  const args = [cli, command, 'tiny', '--app', assembly, '--ci', '--no-notices', ...more];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder, env, maxBuffer: 2 ** 24 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), text: `${stdout}${stderr}` });
    });
  });
}

test('a stack is deployed, compared, kept through a failing update, and destroyed', { timeout }, async () => {
  const first = synthesize('first', { seconds: 30 });
  const deployed = await cdk('deploy', first, '--require-approval', 'never');
  expect(deployed.text).toContain('tiny.Url = https://sqs.us-east-1.amazonaws.com/111122223333/tiny-Jobs');
  expect(deployed.code).toBe(0);
  expect((await cdk('diff', first)).text).toContain('There were no differences');

  const broken = await cdk(
    'deploy',
    synthesize('broken', { seconds: 60, broken: true }),
    '--require-approval',
    'never',
  );
  expect(broken.code).not.toBe(0);
  expect(broken.text).toContain('does not model the resource type AWS::Odd::Thing');
  const {
    Stacks: [stack],
  } = region.call('cloudformation', 'DescribeStacks', { StackName: 'tiny' });
  expect(stack.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');

  expect((await cdk('destroy', first, '--force')).code).toBe(0);
  expect(() => region.call('cloudformation', 'DescribeStacks', { StackName: 'tiny' })).toThrow('does not exist');
});
