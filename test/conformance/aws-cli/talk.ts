import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientScore, Tell } from '../conformance-line.ts';
import { candidates, findProgram } from '../find-program.ts';
import { type HostedRegion, hostRegion } from '../hosted-region.ts';
import { Tally } from '../tally.ts';
import { programs, records, stacks } from './deliveries.ts';
import { fleets } from './fleets.ts';
import { images } from './images.ts';
import { Prompt } from './prompt.ts';

/** What an operator types, by theme; each has a region of its own. */
const TALKS: readonly ((prompt: Prompt, hosted: HostedRegion) => Promise<void>)[] = [
  images,
  fleets,
  stacks,
  programs,
  records,
];

export async function talkInAwsCli(tell: Tell): Promise<ClientScore | undefined> {
  const found = findProgram(candidates('GOLDSMITH_AWS_CLI', 'aws'), ['--version']);
  if (found === undefined) {
    tell({
      event: 'skipped',
      name: 'awscli',
      reason: 'there is no program "aws"; Debian has it in the package awscli',
    });
    return undefined;
  }
  if (!found.version.startsWith('aws-cli/2')) {
    tell({
      event: 'skipped',
      name: 'awscli',
      reason: `${found.version} is not version 2, whose commands and exit codes are meant`,
    });
    return undefined;
  }
  tell({ event: 'client', name: 'awscli', version: found.version });
  const tally = new Tally('awscli', tell);
  const home = mkdtempSync(join(tmpdir(), 'goldsmith-aws-cli-'));
  try {
    await Promise.all(TALKS.map((talk) => alone(talk, { program: found.program, home, tally })));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  return tally.score();
}

async function alone(
  talk: (typeof TALKS)[number],
  { program, home, tally }: { program: string; home: string; tally: Tally },
): Promise<void> {
  const hosted = await hostRegion(home);
  const { environment, host, region } = hosted;
  try {
    await talk(new Prompt({ program, environment, endpoint: host.endpoint, region, tally }), hosted);
  } catch (error) {
    tally.add(`${talk.name} goes on to its end`, (error as Error).message);
  } finally {
    await host.close();
  }
}
