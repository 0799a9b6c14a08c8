import { expect, test } from 'vitest';
import { versions } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';
import { fleetAmi, look, nextRelease, reach, settle, startUsers, statesOf } from './deployments.ts';

test('an alarm during the refresh rolls it back, and the version is rejected', async () => {
  const region = await deployedRegion();
  startUsers(region);
  await settle(region);
  const old = fleetAmi(region);
  region.vendor.publishBaseImage();
  const execution = await reach(region, 'Wait for the refresh');
  // Good while it was judged; now half of all requests to it fail.
  region.world.behaviours.set(versions(region).at(-1)?.amiId ?? '', { errorRate: 0.5 });
  const release = await nextRelease(region);

  expect(release.output).toMatchObject({ outcome: 'rolled-back' });
  expect(release.output?.reasons.join()).toMatch(/instance refresh .* is RollbackSuccessful/);
  expect(versions(region).at(-1)?.state).toBe('rejected');
  expect(look(region)).toEqual({ instances: 6, amis: [old], canaries: 0, weights: [100, 0] });
  expect(statesOf(region, execution)).not.toContain('Replace the body back');
}, 180_000);

test('an alarm that is not OK lets no deployment begin, and the version stays golden', async () => {
  const region = await deployedRegion({ seed: 3 });
  startUsers(region);
  await settle(region);
  const old = fleetAmi(region) ?? '';
  region.world.behaviours.set(old, { errorRate: 0.2 });
  region.vendor.publishBaseImage({ behaviour: { errorRate: 0 } });
  const release = await nextRelease(region);
  expect(release.output).toMatchObject({ outcome: 'refused' });
  expect(release.output?.reasons.join()).toMatch(/"goldsmith-web-prod-server-errors" is in ALARM/);
  expect(versions(region).at(-1)?.state).toBe('golden');
  expect(look(region)).toEqual({ instances: 6, amis: [old], canaries: 0, weights: [100, 0] });
}, 180_000);
