import { expect, test } from 'vitest';
import { goldenAmi, versions } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';
import { deployments, fleetAmi, look, nextRelease, settle, startUsers } from './deployments.ts';

test('a fleet that goes back takes along those that were deployed already', async () => {
  const region = await deployedRegion({ config: 'test/scenarios/configs/two-fleets/goldsmith.yaml' });
  startUsers(region, { fleet: 'busy', host: 'busy.example.com' });
  await settle(region);
  const before = region.traffic.totals().failed;
  const old = fleetAmi(region, 'busy');
  region.vendor.publishBaseImage();
  const release = await nextRelease(region);

  expect(release.output).toMatchObject({ outcome: 'rolled-back' });
  expect(release.output?.reasons.join()).toMatch(/^quiet: cannot judge the canary/);
  const outcomes = deployments(region).map(({ name, output }) => [name.replace(/-2026[\d.-]*\d/, ''), output?.outcome]);
  expect(outcomes.toSorted()).toEqual([
    ['busy', 'deployed'],
    ['busy-back', 'deployed'],
    ['quiet', 'rolled-back'],
  ]);
  await settle(region);
  for (const fleet of ['busy', 'quiet']) {
    expect(look(region, fleet)).toEqual({ instances: 2, amis: [old], canaries: 0, weights: [100, 0] });
    expect(fleetAmi(region, fleet)).toBe(old);
  }
  expect([versions(region).at(-1)?.state, goldenAmi(region)]).toEqual(['rejected', old]);
  expect(region.traffic.totals().failed).toBe(before);
}, 240_000);
