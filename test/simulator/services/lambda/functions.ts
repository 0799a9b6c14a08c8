// Functions in a fresh region, for the tests of this folder.

import { buildSync } from 'esbuild';
import { zipSync } from 'fflate';
import type { Region } from '../../../../lib/simulator/region.ts';

/** Bundles TypeScript as the app's functions are bundled. */
export function bundle(source: string): Uint8Array {
  const { outputFiles } = buildSync({
    stdin: { contents: source, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    write: false,
  });
  return zipSync({ 'index.js': outputFiles[0]?.contents as Uint8Array });
}

/** A role that Lambda may take on, which may write logs and what the statements say. */
export function makeRole(region: Region, statements: object[] = []): string {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  const { Role } = region.call('iam', 'CreateRole', {
    RoleName: 'worker',
    AssumeRolePolicyDocument: JSON.stringify(trust),
  });
  const logs = {
    Effect: 'Allow',
    Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: '*',
  };
  const document = { Version: '2012-10-17', Statement: [logs, ...statements] };
  region.call('iam', 'PutRolePolicy', {
    RoleName: 'worker',
    PolicyName: 'work',
    PolicyDocument: JSON.stringify(document),
  });
  return Role.Arn;
}

export interface WorkerOptions {
  readonly code: Uint8Array;
  readonly role?: string;
  readonly more?: object;
}

/** A function named `worker`, active. */
export async function makeWorker(region: Region, { code, role, more }: WorkerOptions): Promise<void> {
  region.call('lambda', 'CreateFunction', {
    FunctionName: 'worker',
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Role: role ?? makeRole(region),
    Code: { ZipFile: code },
    ...more,
  });
  await region.run({ forMs: 10_000 });
}

export function logLines(region: Region, pattern = ''): string[] {
  const { events } = region.call('cloudwatch-logs', 'FilterLogEvents', {
    logGroupName: '/aws/lambda/worker',
    filterPattern: pattern,
  });
  return events.map(({ message }: { message: string }) => message);
}
