// Compares with executions recorded against AWS. The records are not ours to keep: they are looked for beside the
// repository, or in the folder that GOLDSMITH_RECORDED names, and this is skipped where they are absent.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type RecordedCase, type Replay, replay } from './recorded.ts';

const folder = process.env['GOLDSMITH_RECORDED'] ?? join(import.meta.dirname, '../../../../../shared/aws-recorded');
const file = join(folder, 'asl-history.json');

describe.skipIf(!existsSync(file))('executions recorded against AWS', () => {
  const replays: Replay[] = [];

  beforeAll(async () => {
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: RecordedCase[] };
    for (const recorded of cases) replays.push(await replay(recorded));
  });

  it('are refused only for JSONPath', () => {
    for (const { refused } of replays) if (refused !== undefined) expect(refused).toContain('JSONPath');
  });

  it.each([
    ['end as they did', 0, 0.98],
    ['go through the same events and states', 1, 0.95],
    ['leave the same history', 2, 0.9],
  ] as const)('%s', (_, level, share) => {
    const taken = replays.filter(({ refused }) => refused === undefined);
    const differing = taken.filter(({ levels }) => !levels[level]).map(({ id, differences }) => ({ id, differences }));
    const held = 1 - differing.length / taken.length;
    expect(held, JSON.stringify(differing, null, 1)).toBeGreaterThanOrEqual(share);
  });
});
