// The CDK's own CLI is held against the region by the tests beside this file; here they are run and counted.

import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ClientScore, Tell } from './conformance-line.ts';
import { Tally } from './tally.ts';

interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

const resolve = createRequire(import.meta.url).resolve;

export async function deployWithCdk(tell: Tell): Promise<ClientScore> {
  const { version } = JSON.parse(readFileSync(resolve('aws-cdk/package.json'), 'utf8')) as { version: string };
  tell({ event: 'client', name: 'cdk', version });
  const tally = new Tally('cdk', tell);
  const folder = mkdtempSync(join(tmpdir(), 'goldsmith-cdk-'));
  const report = join(folder, 'report.json');
  try {
    const said = await run(['--reporter=json', `--outputFile=${report}`]);
    const { testResults } = JSON.parse(read(report, said)) as Report;
    for (const { assertionResults, message, status: file } of testResults) {
      if (assertionResults.length === 0) tally.add('the tests start', message);
      for (const { title, status, failureMessages } of assertionResults) {
        // Where the file itself failed, what it skipped had no chance.
        if (status === 'skipped' && file === 'passed') {
          tell({ event: 'skipped', name: 'cdk', reason: `there is no python3 for "${title}"` });
          continue;
        }
        tally.add(title, status === 'passed' ? undefined : [status, ...(failureMessages ?? [])].join('\n'));
      }
    }
  } catch (error) {
    tally.add('the tests run', (error as Error).message);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return tally.score();
}

function run(options: readonly string[]): Promise<string> {
  const vitest = join(dirname(resolve('vitest/package.json')), 'vitest.mjs');
  const tests = readdirSync(import.meta.dirname).filter((name) => /^cdk.*\.test\.ts$/.test(name));
  const files = tests.map((name) => join('test/conformance', name));
  return new Promise((done) => {
    const cwd = join(import.meta.dirname, '../..');
    execFile(
      process.execPath,
      [vitest, 'run', ...options, ...files],
      { cwd, env: { ...process.env, GOLDSMITH_CDK: 'yes', GOLDSMITH_REPORTS: undefined }, maxBuffer: 2 ** 26 },
      (_, stdout, stderr) => done(`${stdout}${stderr}`),
    );
  });
}

function read(report: string, said: string): string {
  try {
    return readFileSync(report, 'utf8');
  } catch {
    throw new Error(`cannot read what the tests reported; they said: ${said.slice(-2000)}`);
  }
}
