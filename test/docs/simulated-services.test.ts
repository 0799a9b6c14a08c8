import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { simulatedServices } from '../../lib/docs/simulated-services.ts';
import { createRegion } from '../../lib/simulator/region.ts';

test('docs/reference/simulated-services.md lists what the region has (npm run generate)', () => {
  const definitions = createRegion({ seed: 1, startMs: 0 }).dispatch.definitions();
  const page = readFileSync(new URL('../../docs/reference/simulated-services.md', import.meta.url), 'utf8');
  expect(page).toBe(simulatedServices(definitions));
});
