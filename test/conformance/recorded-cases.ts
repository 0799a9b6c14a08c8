// What AWS answered, recorded by others: each case is run here and compared. The records are not ours to keep: they are
// looked for beside the repository, or in the folder that GOLDSMITH_RECORDED names.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RecordedPattern, recordedDiffers } from '../simulator/services/eventbridge/recorded.ts';
import { type RecordedCase, type Replay, replay } from '../simulator/services/sfn/recorded.ts';
import type { RecordedScore, Tell } from './conformance-line.ts';

const folder = process.env['GOLDSMITH_RECORDED'] ?? join(import.meta.dirname, '../../../shared/aws-recorded');

/** Executions at three levels: how they ended, the order of events and states, every event whole. */
export async function recordedExecutions(tell: Tell): Promise<RecordedScore | undefined> {
  const name = 'asl-history';
  const cases = read<RecordedCase>(name, tell);
  if (cases === undefined) return undefined;
  const held: [number, number, number] = [0, 0, 0];
  let taken = 0;
  for (const one of cases) {
    const replayed = await replay(one);
    // What mixes JSONPath in is refused by name, as it should be, and is no case of JSONata.
    if (replayed.refused?.includes('JSONPath')) {
      tell({ event: 'recorded', name, case: one.id, reason: `not counted, refused by name: ${replayed.refused}` });
      continue;
    }
    taken++;
    replayed.levels.forEach((level, at) => {
      if (level) held[at] = (held[at] ?? 0) + 1;
    });
    if (!replayed.levels[2]) tell({ event: 'recorded', name, case: one.id, reason: reasonOf(replayed) });
  }
  return { name, cases: taken, level1: held[0], level2: held[1], level3: held[2], wanted: [0.98, 0.95, 0.9] };
}

export async function recordedPatterns(tell: Tell): Promise<RecordedScore | undefined> {
  const name = 'eventbridge-patterns';
  const cases = read<RecordedPattern>(name, tell);
  if (cases === undefined) return undefined;
  let held = 0;
  for (const one of cases) {
    const reason = await recordedDiffers(one);
    if (reason === undefined) held++;
    else tell({ event: 'recorded', name, case: one.name, reason });
  }
  return { name, cases: cases.length, level1: held };
}

function read<Case>(name: string, tell: Tell): readonly Case[] | undefined {
  const file = join(folder, `${name}.json`);
  if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }).cases;
  tell({ event: 'skipped', name, reason: `${file} is not there; GOLDSMITH_RECORDED names the folder of records` });
  return undefined;
}

function reasonOf({ refused, levels, differences }: Replay): string {
  if (refused !== undefined) return refused;
  const kind = !levels[0] ? 'ended otherwise' : !levels[1] ? 'other events or states' : 'events differ';
  const [theirs, ours] = differences[0] ?? [];
  return `${kind}: first AWS's ${JSON.stringify(theirs)}, ours ${JSON.stringify(ours)}`;
}
