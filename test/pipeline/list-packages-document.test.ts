import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { GATHER_STEP, SLICE_CHARACTERS, SLICES, sliceStep } from '../../lib/contract/package-list.ts';
import { ListPackagesDocument } from '../../lib/pipeline/list-packages-document.ts';
import { answerLength, LARGEST_ANSWER } from '../../lib/simulator/services/ssm/agent-answer.ts';
import type { PluginRecord } from '../../lib/simulator/services/ssm/state.ts';

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

test('all steps together fit into the one answer that tells of the end', () => {
  const { steps } = documentSteps();
  const printed = (length: number) => ({ stdout: 'x'.repeat(length), stderr: '' });
  const records = steps.map(({ name }) => ({ name, ...printed(name === GATHER_STEP ? 500 : SLICE_CHARACTERS) }));
  // With room for complaints of the step that gathers.
  expect(answerLength(records as PluginRecord[]) + 8_000).toBeLessThan(LARGEST_ANSWER);
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
