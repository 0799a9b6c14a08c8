// Calls that had their effect, and whose answer nobody heard: the deployment asks again and goes on.

import { expect, test } from 'vitest';
import { deployedRegion } from './deployed-region.ts';
import { deployments, fleetAmi, look, MINUTE_MS, nextRelease, settle, startUsers } from './deployments.ts';

test('a canary is judged though nobody heard that its schedules were made', async () => {
  const region = await deployedRegion({ seed: 'reply-lost' });
  startUsers(region);
  await settle(region);
  const old = fleetAmi(region);
  const lost: string[] = [];
  region.journal.listen((entry) => {
    if (entry.kind === 'fault') lost.push(`${entry.name} ${entry.operation}`);
  });
  for (const operation of ['CreateSchedule', 'DeleteSchedule', 'CreateLaunchTemplateVersion', 'StartInstanceRefresh']) {
    region.faults.switchOn({ name: 'reply-lost', rate: 1, times: 2, operation });
  }
  region.vendor.publishBaseImage();
  await nextRelease(region);
  expect(lost).toContain('reply-lost CreateSchedule');
  expect(lost).toContain('reply-lost StartInstanceRefresh');
  expect(deployments(region)[0]?.output).toMatchObject({ outcome: 'deployed' });
  expect(look(region)).toEqual({ instances: 6, amis: [fleetAmi(region)], canaries: 0, weights: [100, 0] });
  expect(fleetAmi(region)).not.toBe(old);
  // The watch of an attempt that nobody heard of ends by itself.
  await region.run({ forMs: 60 * MINUTE_MS });
  expect(region.call('scheduler', 'ListSchedules', { GroupName: 'goldsmith' }).Schedules).toEqual([]);
}, 180_000);
