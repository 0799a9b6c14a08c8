import { createHash } from 'node:crypto';
import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { parameters } from '../../lib/contract/parameters.ts';
import { deployAssembly } from '../../lib/simulator/deploy-assembly.ts';
import type { Region } from '../../lib/simulator/region.ts';
import { deployedRegion } from './deployed-region.ts';
import { synthesizedApp } from './synthesized-app.ts';

/** Synthesizing takes its time on a small machine, the first time. */
const timeout = 120_000;

async function stacks(region: Region): Promise<string[]> {
  const { StackSummaries: all = [] } = await region.client(CloudFormationClient).send(new ListStacksCommand({}));
  return all.map(({ StackName, StackStatus }) => `${StackName} ${StackStatus}`).sort();
}

test('the whole app deploys into an empty region, and the image stack ends with a golden image', {
  timeout,
}, async () => {
  const region = await deployedRegion();
  expect(await stacks(region)).toEqual([
    'CDKToolkit CREATE_COMPLETE',
    'goldsmith-core CREATE_COMPLETE',
    'goldsmith-fleet-web-prod CREATE_COMPLETE',
    'goldsmith-image-web CREATE_COMPLETE',
    'goldsmith-network CREATE_COMPLETE',
  ]);
  const golden = region.call('ssm', 'GetParameter', { Name: parameters.imageGolden('web') }).Parameter.Value;
  expect(golden).toMatch(/^ami-/);
  const { AutoScalingGroups: groups } = region.call('auto-scaling', 'DescribeAutoScalingGroups', {});
  expect(groups.some((group: { DesiredCapacity: number }) => group.DesiredCapacity > 0)).toBe(true);

  await deployAssembly(region, await synthesizedApp());
  expect((await stacks(region)).filter((line) => line.includes('UPDATE'))).toEqual([]);
});

test('the same seed deploys in the same steps', { timeout }, async () => {
  const first = await journalHash(7);
  expect(await journalHash(7)).toBe(first);
  expect(await journalHash(8)).not.toBe(first);
});

async function journalHash(seed: number): Promise<string> {
  const hash = createHash('sha256');
  await deployedRegion({
    seed,
    before: (region) => void region.journal.listen((entry) => hash.update(JSON.stringify(entry))),
  });
  return hash.digest('hex');
}
