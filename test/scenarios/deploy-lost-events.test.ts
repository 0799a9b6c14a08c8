// Events are best effort. Without them the machines look for themselves when their deadlines come.

import { expect, test } from 'vitest';
import { versions } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';
import { deployments, fleetAmi, look, nextRelease, reach, settle, startUsers, statesOf } from './deployments.ts';

test('a refresh whose event is lost is found to have succeeded when the deadline comes', async () => {
  const region = await deployedRegion({ seed: 11 });
  startUsers(region);
  await settle(region);
  region.faults.switchOn({ name: 'event-lost', rate: 1, service: 'aws.autoscaling' });
  region.vendor.publishBaseImage();
  const execution = await reach(region, 'Wait for the refresh');
  const before = region.kernel.clock.nowMs;
  expect(await nextRelease(region)).toMatchObject({ output: { outcome: 'released' } });
  const hours = (region.kernel.clock.nowMs - before) / 3_600_000;
  expect(hours).toBeGreaterThan(2);
  expect(hours).toBeLessThan(2.5);
  expect(statesOf(region, execution).filter((state) => state === 'Wait for the refresh')).toHaveLength(1);
  const { amiId = '' } = versions(region).at(-1) ?? {};
  expect(look(region)).toEqual({ instances: 6, amis: [amiId], canaries: 0, weights: [100, 0] });
}, 180_000);

test('a way back whose event is lost ends, too', async () => {
  const region = await deployedRegion({ seed: 12 });
  startUsers(region);
  await settle(region);
  const old = fleetAmi(region);
  region.faults.switchOn({ name: 'event-lost', rate: 1, service: 'aws.autoscaling' });
  region.vendor.publishBaseImage();
  await reach(region, 'Wait for the refresh');
  region.world.behaviours.set(versions(region).at(-1)?.amiId ?? '', { errorRate: 0.5 });
  expect(await nextRelease(region)).toMatchObject({ output: { outcome: 'rolled-back' } });
  expect(look(region)).toEqual({ instances: 6, amis: [old], canaries: 0, weights: [100, 0] });
}, 180_000);

test('a deployment whose death nobody heard of is found and taken back', async () => {
  const region = await deployedRegion({ seed: 13 });
  startUsers(region);
  await settle(region);
  const old = fleetAmi(region);
  region.vendor.publishBaseImage();
  const executionArn = await reach(region, 'Judge the canary');
  region.faults.switchOn({ name: 'event-lost', rate: 1, service: 'aws.states' });
  region.call('sfn', 'StopExecution', { executionArn, cause: 'an operator changed their mind' });
  await region.run({ forMs: 20 * 60_000 });
  await settle(region);
  expect(deployments(region)[0]).toMatchObject({ output: { outcome: 'rolled-back' } });
  expect(look(region)).toEqual({ instances: 6, amis: [old], canaries: 0, weights: [100, 0] });
  expect(versions(region).at(-1)).toMatchObject({ state: 'rejected' });
}, 180_000);
