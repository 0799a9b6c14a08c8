import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

export interface CdkRun {
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Hears each line that the CLI prints. */
  readonly onLine?: (line: string) => void;
}

const LINES_KEPT = 40;

/** Runs the CDK CLI in a folder. Rejects with its last lines when it fails. */
export function runCdk(folder: string, { words, environment, onLine }: CdkRun): Promise<void> {
  const cli = join(dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json')), 'bin/cdk');
  const child = spawn(process.execPath, [cli, ...words, '--no-color'], {
    cwd: folder,
    env: { ...withoutAws(process.env), ...QUIET, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  // The CLI runs the app in a process of its own: all of its group ends with us, and before our temporary folders go.
  const endWithUs = () => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  };
  process.prependOnceListener('exit', endWithUs);
  const tail: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (line.trim() === '') return;
      tail.push(line);
      tail.splice(0, Math.max(0, tail.length - LINES_KEPT));
      onLine?.(line);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('exit', endWithUs);
      if (code === 0) resolve();
      else reject(new Error(`cannot "cdk ${words[0]}": the CLI ended with ${code}:\n${tail.join('\n')}`));
    });
  });
}

const QUIET = {
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  AWS_EC2_METADATA_DISABLED: 'true',
  JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION: '1',
  CDK_DISABLE_CLI_TELEMETRY: 'true',
};

/** The user's own profiles and keys must not reach the child: it shall speak to the simulator only. */
function withoutAws(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !name.startsWith('AWS_') && name !== 'CI');
  return { ...Object.fromEntries(kept), AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' };
}
