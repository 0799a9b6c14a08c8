import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { referenceFiles } from '../../lib/contract/reference-files.ts';

test.each(Object.entries(referenceFiles()))('docs/reference/%s is what the schema says today', (name, text) => {
  const written = readFileSync(new URL(`../../docs/reference/${name}`, import.meta.url), 'utf8');
  expect(written, 'run "npm run generate"').toBe(text);
});
