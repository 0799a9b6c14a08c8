import { expect, it } from 'vitest';
import { askFor, buildExecution, buildLimitMs, lastVersion, nextProof, testInstances } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';

it('leaves no test instance when it is stopped before EC2 shows the one that it has just launched', async () => {
  const region = await deployedRegion();
  askFor(region, 'anna');
  await nextProof(region);
  await region.run({ until: () => testInstances(region).length > 0, limitMs: buildLimitMs });
  const { version = '' } = lastVersion(region) ?? {};
  const { executionArn } = buildExecution(region, version);
  region.call('sfn', 'StopExecution', { executionArn });
  // Less than the quarter of an hour after which someone looks for what is stranded.
  await region.run({ forMs: 5 * 60_000 });
  expect(testInstances(region)).toEqual([]);
  expect(lastVersion(region)?.state).toBe('rejected');
}, 240_000);
