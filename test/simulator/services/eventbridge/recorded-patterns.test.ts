import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type RecordedPattern, recordedDiffers } from './recorded.ts';

const folder = process.env['GOLDSMITH_RECORDED'] ?? join(import.meta.dirname, '../../../../../shared/aws-recorded');
const file = join(folder, 'eventbridge-patterns.json');
const recorded: RecordedPattern[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).cases : [];
if (recorded.length === 0) console.warn('skipped: answers recorded from AWS are not beside this repository');

describe.skipIf(recorded.length === 0)('event patterns, as AWS judged them', () => {
  it.each(recorded)('$name', async (one) => {
    expect(await recordedDiffers(one)).toBeUndefined();
  });
});
