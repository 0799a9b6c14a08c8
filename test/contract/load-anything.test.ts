import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { parseGoldsmithYaml } from '../../lib/contract/load-goldsmith-yaml.ts';

/** Whatever is written, the loader answers: a config, or faults that each have a place and words. */
function demandAnswer(text: string): void {
  const parsed = parseGoldsmithYaml(text, 'goldsmith.yaml', () => ({ notRead: 'no such file' }));
  if (parsed.ok) return;
  expect(parsed.faults.length).toBeGreaterThan(0);
  for (const { line, column, found, wanted } of parsed.faults) {
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(found).not.toBe('');
    expect(wanted).not.toBe('');
    expect(wanted).not.toMatch(/^Invalid/);
  }
}

const words = [
  'network',
  'images',
  'fleets',
  'rings',
  'web',
  'base',
  'adopt',
  'loadBalancer',
  'deploy',
  'canary',
  'keep',
];
const leaf = fc.oneof(
  fc.constantFrom('sample', 'web', '5%', '5 minutes', './x.yaml', null, true, 7, -1, 1.5, '', '/*'),
  fc.string(),
);
/** Trees whose keys are those of a real file, in wrong places. */
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium' },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...words), tie('tree'), { maxKeys: 5 }),
  ),
}));

test('any text has an answer', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), demandAnswer), { seed: 1, numRuns: 300 });
});

test('any tree of the right words has an answer', () => {
  fc.assert(
    fc.property(tree, (value) => demandAnswer(stringify(value))),
    { seed: 1, numRuns: 500 },
  );
});
