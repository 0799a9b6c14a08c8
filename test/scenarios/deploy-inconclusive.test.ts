import { expect, test } from 'vitest';
import { versions } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';
import { fleetAmi, look, nextRelease, settle, startUsers } from './deployments.ts';

test('a canary without traffic cannot be judged, and the deployment goes back', async () => {
  const region = await deployedRegion();
  await settle(region);
  const old = fleetAmi(region);
  region.vendor.publishBaseImage();
  const release = await nextRelease(region);
  expect(release.output).toMatchObject({ outcome: 'rolled-back' });
  expect(release.output?.reasons.join()).toMatch(/cannot judge the canary: 0 requests to the canary, 100 are wanted/);
  expect(versions(region).at(-1)?.state).toBe('rejected');
  expect(look(region)).toEqual({ instances: 6, amis: [old], canaries: 0, weights: [100, 0] });
}, 180_000);

test('a canary that never becomes healthy gets no request at all', async () => {
  const region = await deployedRegion({ seed: 2 });
  startUsers(region);
  await settle(region);
  const before = region.traffic.totals().failed;
  const old = fleetAmi(region);
  // Health checks alone see it: the build's own proof asks on the machine itself.
  region.vendor.publishBaseImage({ behaviour: { probeStatus: 500 } });
  const release = await nextRelease(region);
  expect(release.output).toMatchObject({ outcome: 'rolled-back' });
  expect(release.output?.reasons.join()).toMatch(/the canary did not become healthy in time/);
  expect(look(region)).toEqual({ instances: 6, amis: [old], canaries: 0, weights: [100, 0] });
  expect(region.traffic.totals().failed).toBe(before);
}, 180_000);
