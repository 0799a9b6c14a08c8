import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Region } from '../../../lib/simulator/region.ts';
import type { ClientScore, Tell } from '../conformance-line.ts';
import { candidates, findPrograms } from '../find-program.ts';
import { hostRegion } from '../hosted-region.ts';
import { Tally } from '../tally.ts';
import { memberFinder, type UnknownMember } from './newer-members.ts';

interface Told {
  readonly operation: string;
  readonly reasons: readonly string[];
  /** Members that botocore's model of the answer does not have. */
  readonly unknown: readonly UnknownMember[];
  readonly input?: string;
}

/** Asks for an operation to be throttled, so often or always; for none where it is null. */
interface Throttle {
  readonly throttle: string | null;
  readonly times: number | null;
}

interface Listener {
  readonly tell: (told: Told) => void;
  /** How often the fault has struck since it was asked for last. */
  readonly throttle: (asked: Throttle) => number;
}

const ASK_VERSION = 'import boto3, botocore, sys; print(f"{boto3.__version__}, Python {sys.version.split()[0]}")';

/** With each boto3 that is here: what a service speaks to an old one is not what it speaks to a new one. */
export async function talkInBoto3(tell: Tell): Promise<ClientScore[]> {
  const found = findPrograms(candidates('GOLDSMITH_PYTHON', 'python3'), ['-c', ASK_VERSION]);
  if (found.length === 0) {
    tell({ event: 'skipped', name: 'boto3', reason: 'no python3 here has boto3; Debian has it in python3-boto3' });
  }
  // Side by side: both wait for the region's time more than they work.
  return Promise.all(
    found.map(({ program, version }) => {
      const name = found.length === 1 ? 'boto3' : `boto3 ${version.split(',')[0]}`;
      tell({ event: 'client', name, version });
      return talkWith(program, new Tally(name, tell));
    }),
  );
}

async function talkWith(program: string, tally: Tally): Promise<ClientScore> {
  const home = mkdtempSync(join(tmpdir(), 'goldsmith-boto3-'));
  const { region, host, environment, baseImage, subnetId, groupId } = await hostRegion(home);
  const isNewer = memberFinder(region.dispatch);
  const env = {
    ...environment,
    GOLDSMITH_BASE_IMAGE: baseImage,
    GOLDSMITH_SUBNET: subnetId,
    GOLDSMITH_GROUP: groupId,
  };
  try {
    const tell = ({ operation, reasons, unknown, input }: Told) => {
      const invented = unknown.filter((member) => !isNewer(member));
      const all = [...reasons, ...invented.map(({ path }) => `${path} is no member of the model`)];
      if (all.length > 0 && input !== undefined) all.push(`input ${input}`);
      tally.add(operation, all.length === 0 ? undefined : all.join('\n'));
    };
    const code = await talk(program, env, { tell, throttle: throttler(region) });
    if (code !== 0) tally.add('talk.py ends well', `exit code ${code}`);
  } finally {
    await host.close();
    rmSync(home, { recursive: true, force: true });
  }
  return tally.score();
}

function throttler({ faults, journal }: Region): Listener['throttle'] {
  let struck = 0;
  journal.listen(({ kind }) => {
    if (kind === 'fault') struck++;
  });
  return ({ throttle, times }) => {
    faults.switchOff('throttling');
    if (throttle === null) return struck;
    struck = 0;
    faults.switchOn({ name: 'throttling', rate: 1, operation: throttle, ...(times === null ? {} : { times }) });
    return struck;
  };
}

function talk(program: string, env: NodeJS.ProcessEnv, { tell, throttle }: Listener): Promise<number | null> {
  // -B: no compiled files beside the sources.
  const script = ['-B', join(import.meta.dirname, 'talk.py'), ...(process.env['GOLDSMITH_TALKS']?.split(',') ?? [])];
  const python = spawn(program, script, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  createInterface(python.stdout).on('line', (line) => {
    const said = JSON.parse(line) as Told | Throttle;
    if ('throttle' in said) python.stdin.write(`${throttle(said)}\n`);
    else tell(said);
  });
  return new Promise((resolve, reject) => {
    python.on('error', reject);
    python.on('close', resolve);
  });
}
