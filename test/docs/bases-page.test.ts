import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { basePresets } from '../../lib/contract/base-presets.ts';
import { basesPage } from '../../lib/docs/bases-page.ts';

test('docs/reference/bases.md shows the presets as they are (npm run generate)', () => {
  expect(readFileSync(new URL('../../docs/reference/bases.md', import.meta.url), 'utf8')).toBe(basesPage(basePresets));
});
