import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { GATHER_STEP, SLICE_CHARACTERS, SLICES, sliceStep } from '../../lib/contract/package-list.ts';
import { ListPackagesDocument } from '../../lib/pipeline/list-packages-document.ts';

interface Step {
  readonly name: string;
  readonly inputs: { readonly runCommand: readonly string[] };
}

function documentSteps(): { steps: Step[]; length: number } {
  const stack = new Stack(new App(), 'stack');
  new ListPackagesDocument(stack, 'Document');
  const [document] = Object.values(Template.fromStack(stack).findResources('AWS::SSM::Document'));
  const content = document?.['Properties'].Content;
  return { steps: content.mainSteps, length: JSON.stringify(content).length };
}

test('it has one step that gathers and one for each slice, and fits into a document', () => {
  const { steps, length } = documentSteps();
  expect(steps.map(({ name }) => name)).toEqual([
    GATHER_STEP,
    ...Array.from({ length: SLICES }, (_, at) => sliceStep(at + 1)),
  ]);
  // A document has at most 64 KB.
  expect(length).toBeLessThan(65_536);
});

test('the slices make up the whole, each short enough to be shown', () => {
  const folder = mkdtempSync(join(tmpdir(), 'goldsmith-slices-'));
  try {
    const packed = Array.from({ length: SLICE_CHARACTERS * 2 + 7 }, (_, at) => (at % 10).toString()).join('');
    writeFileSync(join(folder, 'packed'), packed);
    const printed = documentSteps()
      .steps.slice(1)
      .map(({ inputs }) => inputs.runCommand.join('\n').replaceAll('/run/goldsmith', folder))
      .map((script) => execFileSync('sh', ['-c', script], { encoding: 'utf8' }));
    expect(printed.join('')).toBe(packed);
    expect(printed.map(({ length }) => length).slice(0, 4)).toEqual([SLICE_CHARACTERS, SLICE_CHARACTERS, 7, 0]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
