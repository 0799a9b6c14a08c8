// Deployments that somebody stops: no Catch runs then, the watcher takes them back.

import { expect, test } from 'vitest';
import { core, versions } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';
import { denials, deployments, fleetAmi, look, reach, settle, startUsers } from './deployments.ts';

test.each([
  ['while the canary is judged', 'Judge the canary'],
  ['while the body is refreshed', 'Wait for the refresh'],
])(
  'a deployment that is stopped %s is taken back',
  async (_, state) => {
    const region = await deployedRegion({ seed: state });
    startUsers(region);
    await settle(region);
    const old = fleetAmi(region);
    region.vendor.publishBaseImage();
    const executionArn = await reach(region, state);
    await region.run({ forMs: 150_000 });
    region.call('sfn', 'StopExecution', { executionArn, cause: 'an operator changed their mind' });
    await region.run({
      until: () => deployments(region).some((one) => one.output?.outcome === 'rolled-back'),
      limitMs: 3_600_000,
    });
    expect(look(region)).toEqual({ instances: 6, amis: [old], canaries: 0, weights: [100, 0] });
    expect(fleetAmi(region)).toBe(old);
    expect(versions(region).at(-1)).toMatchObject({ state: 'rejected' });
  },
  180_000,
);

test('a release that is stopped takes the children of its map along, which it may stop', async () => {
  const region = await deployedRegion({ seed: 5 });
  startUsers(region);
  await settle(region);
  region.vendor.publishBaseImage();
  await reach(region, 'Judge the canary');
  const denied = denials(region);
  const stateMachineArn = core(region).stateMachines.releaseImage;
  const [release] = region.call('sfn', 'ListExecutions', { stateMachineArn, statusFilter: 'RUNNING' }).executions;
  const { mapRuns } = region.call('sfn', 'ListMapRuns', { executionArn: release.executionArn });
  region.call('sfn', 'StopExecution', { executionArn: release.executionArn, cause: 'an operator changed their mind' });
  await region.run({ forMs: 60_000 });
  const children = region.call('sfn', 'ListExecutions', { mapRunArn: mapRuns[0].mapRunArn }).executions;
  expect(children.map(({ status }: { status: string }) => status)).toEqual(['ABORTED']);
  expect(denied()).toEqual([]);
}, 180_000);
