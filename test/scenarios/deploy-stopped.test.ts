// Deployments that somebody stops: no Catch runs then, the watcher takes them back.

import { expect, test } from 'vitest';
import { versions } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';
import { deployments, fleetAmi, look, reach, settle, startUsers } from './deployments.ts';

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
