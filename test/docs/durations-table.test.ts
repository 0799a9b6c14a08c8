import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { durationsTable } from '../../lib/docs/durations-table.ts';
import { durations } from '../../lib/simulator/durations.ts';

test('docs/reference/durations.md shows the durations as they are (npm run generate)', () => {
  expect(readFileSync(new URL('../../docs/reference/durations.md', import.meta.url), 'utf8')).toBe(
    durationsTable(durations),
  );
});
