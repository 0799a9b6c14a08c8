// The CDK's own CLI as a process of its own, against a region over HTTP.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { App, Stack } from 'aws-cdk-lib';
import { bootstrap } from '../../lib/simulator/bootstrap.ts';
import { serve } from '../../lib/simulator/host.ts';
import { createRegion, OPERATOR_KEY, type Region } from '../../lib/simulator/region.ts';

export const timeout = 240_000;

/** The CLI compares the expiry of its sessions with real time, which must not be ahead of the region's. */
const startMs = Date.UTC(2100, 0, 1);

/** Seconds of virtual time per real one: a session of an hour outlives any run of the CLI. */
const SPEED = 60;

const cli = join(dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json')), 'bin/cdk');

/** Python has terminals of its own to give, which Node.js has not. */
const IN_TERMINAL = [
  '-c',
  'import os, pty, sys; sys.exit(os.WEXITSTATUS(pty.spawn(["sh", "-c", "stty cols 80 rows 24; exec \\"$@\\"", "sh", *sys.argv[1:]])))',
];

export interface Said {
  readonly code: number;
  readonly text: string;
}

export interface CdkRegion {
  readonly region: Region;
  /** A place for assemblies and outputs. */
  readonly folder: string;
  /** Runs the CLI in the folder, without colours, pauses for approval and news. */
  cdk(command: string, ...args: string[]): Promise<Said>;
  /** Runs the CLI at a terminal of 80 columns; what it shows comes without the terminal's codes. */
  terminal(command: string, ...args: string[]): Promise<Said>;
  /** A new assembly with one stack, or several. */
  synthesize(fill: (app: App) => void): string;
  close(): Promise<void>;
}

export async function openCdkRegion(options: { bootstrapped: boolean }): Promise<CdkRegion> {
  const region = createRegion({ seed: 1, startMs });
  if (options.bootstrapped) await bootstrap(region);
  const host = await serve(region, { port: 0, speed: SPEED });
  const folder = mkdtempSync(join(tmpdir(), 'goldsmith-cdk-'));
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    AWS_ENDPOINT_URL: host.endpoint,
    AWS_ACCESS_KEY_ID: OPERATOR_KEY.accessKeyId,
    AWS_SECRET_ACCESS_KEY: OPERATOR_KEY.secretAccessKey,
    AWS_REGION: region.place.region,
    AWS_EC2_METADATA_DISABLED: 'true',
    NODE_OPTIONS: `--import ${new URL('quick-timers.mjs', import.meta.url)}`,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_DISABLE_VERSION_CHECK: 'true',
  };
  const always = ['--no-notices', '--no-color', '--no-version-reporting'];
  const run = (program: string, args: readonly string[]): Promise<Said> =>
    new Promise((resolve) => {
      execFile(program, args, { cwd: folder, env, maxBuffer: 2 ** 24 }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code ?? 1), text: `${stdout}${stderr}` });
      });
    });
  let assemblies = 0;
  return {
    region,
    folder,
    cdk: (command, ...args) => run(process.execPath, [cli, command, ...args, '--ci', ...always]),
    async terminal(command, ...args) {
      const { code, text } = await run('python3', [...IN_TERMINAL, process.execPath, cli, command, ...args, ...always]);
      return { code, text: stripVTControlCharacters(text) };
    },
    synthesize(fill) {
      const app = new App({ outdir: join(folder, `assembly-${++assemblies}`), analyticsReporting: false });
      fill(app);
      return app.synth().directory;
    },
    async close() {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An app of one stack. */
export const oneStack =
  (name: string, fill: (stack: Stack) => void, props: ConstructorParameters<typeof Stack>[2] = {}) =>
  (app: App): void =>
    fill(new Stack(app, name, props));

export function stackOf(region: Region, name: string): any {
  return region.call('cloudformation', 'DescribeStacks', { StackName: name }).Stacks[0];
}

/** What happened to a stack since it stood at a number of events, oldest first: `logicalId STATUS`, with the reason. */
export function eventsOf(region: Region, name: string, since = 0): string[] {
  const { StackEvents: events } = region.call('cloudformation', 'DescribeStackEvents', { StackName: name });
  return events
    .reverse()
    .slice(since)
    .map((event: Record<string, string>) =>
      [event['LogicalResourceId'], event['ResourceStatus'], event['ResourceStatusReason'] ?? ''].join(' ').trim(),
    );
}
