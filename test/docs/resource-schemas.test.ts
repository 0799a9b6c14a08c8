import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resourceSchemas, resourceSchemasPath } from '../../lib/docs/resource-schemas.ts';
import { createRegion } from '../../lib/simulator/region.ts';

test('the schemas of resource types are those of the CDK that is installed (npm run generate)', () => {
  const modelled = createRegion({ seed: 1, startMs: 0 })
    .dispatch.definitions()
    .flatMap(({ resourceTypes = {} }) => Object.keys(resourceTypes));
  const text = readFileSync(resourceSchemasPath, 'utf8');
  expect(text).toBe(resourceSchemas(modelled));
  expect(modelled.filter((type) => !(type in JSON.parse(text)))).toEqual(['AWS::CDK::Metadata']);
});
