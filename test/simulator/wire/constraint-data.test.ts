// The constraints next to each service are those of the models that they name, and none is out of date.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { constraintsFromModel, constraintsText } from '../../../lib/simulator/constraint-data.ts';
import { CONSTRAINT_EXCEPTIONS } from '../../../lib/simulator/constraint-exceptions.ts';
import { createRegion } from '../../../lib/simulator/region.ts';
import { constraintsFile, readConstraints } from '../../../lib/simulator/wire/constraints.ts';
import { patternOf } from '../../../lib/simulator/wire/limits.ts';

const definitions = createRegion({ seed: 1, startMs: 0 }).dispatch.definitions();
const WHERE = 'import botocore, os; print(os.path.join(botocore.__path__[0], "data")); print(botocore.__version__)';
const [folder = '', version = ''] = spawnSync('python3', ['-c', WHERE], { encoding: 'utf8' }).stdout?.split('\n') ?? [];

describe.each(definitions.map((definition) => [definition.name, definition] as const))('%s', (name, definition) => {
  const constraints = readConstraints(name);

  it('asks what its model asks', ({ skip }) => {
    if (constraints.source !== `botocore ${version}`)
      skip(`made from ${constraints.source}; installed is ${version || 'none'}`);
    const made = constraintsFromModel(definition, folder, constraints.source);
    expect(readFileSync(constraintsFile(name), 'utf8')).toBe(constraintsText(made));
  });

  it('has patterns that can be read', () => {
    for (const { pattern } of Object.values(constraints.shapes)) {
      if (pattern !== undefined) expect(() => patternOf(pattern), pattern).not.toThrow();
    }
  });

  it('makes exceptions of shapes that it has', () => {
    const shapes = Object.keys(constraints.shapes);
    expect(shapes).toEqual(expect.arrayContaining(Object.keys(CONSTRAINT_EXCEPTIONS[name] ?? {})));
  });
});
