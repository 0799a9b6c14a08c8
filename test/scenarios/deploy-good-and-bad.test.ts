// The road that the whole is for: a good image reaches every instance, a bad one is caught and taken back.

import { beforeAll, expect, test } from 'vitest';
import type { Region } from '../../lib/simulator/region.ts';
import { goldenAmi, signals, versions } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';
import {
  denials,
  deployments,
  executionArn,
  fleet,
  fleetAmi,
  look,
  MINUTE_MS,
  nextRelease,
  releases,
  settle,
  startUsers,
  statesOf,
} from './deployments.ts';

let region: Region;
let denied: () => string[];

beforeAll(async () => {
  region = await deployedRegion({
    before: (fresh) => {
      denied = denials(fresh);
    },
  });
  startUsers(region);
  await settle(region);
}, 180_000);

test('a good image reaches the whole fleet and no request fails', async () => {
  const before = region.traffic.totals();
  region.vendor.publishBaseImage();
  const release = await nextRelease(region);
  expect(release.output).toMatchObject({ outcome: 'released', reasons: [] });

  const good = versions(region).at(-1);
  expect(look(region)).toEqual({ instances: 6, amis: [good?.amiId], canaries: 0, weights: [100, 0] });
  expect([fleetAmi(region), goldenAmi(region)]).toEqual([good?.amiId, good?.amiId]);
  const after = region.traffic.totals();
  expect(after.served - before.served).toBeGreaterThan(100_000);
  expect(after.failed - before.failed).toBe(0);
}, 120_000);

test('a deployment costs at most 40 transitions', () => {
  const [deployment] = deployments(region);
  const states = statesOf(region, executionArn(region, deployment?.name ?? ''));
  expect(states.at(-1)).toBe('Deployed');
  expect(states.length).toBeLessThanOrEqual(40);
});

test('an image that fails 3 % of real requests is judged, taken back and rejected', async () => {
  const before = region.traffic.totals();
  const old = fleetAmi(region);
  region.vendor.publishBaseImage({ behaviour: { errorRate: 0.03 } });
  const release = await nextRelease(region);
  expect(release.output).toMatchObject({ outcome: 'rolled-back' });
  expect(release.output?.reasons.join()).toMatch(/more errors than the baseline: canary \d+ errors in \d+ requests/);

  // Systems Manager looks at an AMI for some seconds before a parameter gives it.
  await region.run({ forMs: MINUTE_MS });
  const bad = versions(region).at(-1);
  expect(bad).toMatchObject({ state: 'rejected' });
  expect(look(region)).toEqual({ instances: 6, amis: [old], canaries: 0, weights: [100, 0] });
  expect([fleetAmi(region), goldenAmi(region)]).toEqual([old, old]);
  // Only the canary's share of four minutes was ever at risk.
  const failed = region.traffic.totals().failed - before.failed;
  expect(failed).toBeGreaterThan(0);
  expect(failed).toBeLessThan(200 * 60 * 5 * 0.1 * 0.05);
}, 120_000);

test('the same announcement again changes nothing', async () => {
  const before = { versions: versions(region).length, releases: releases(region).length };
  const parameter = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64';
  const amiId = region.call('ssm', 'GetParameter', { Name: parameter }).Parameter.Value;
  region.vendor.announceAgain({ parameter, amiId, name: 'al2023-ami-again', previousAmiId: undefined });
  await region.run({ forMs: 90 * MINUTE_MS });
  expect({ versions: versions(region).length, releases: releases(region).length }).toEqual(before);
  expect(signals(region).at(-1)?.fate).not.toBe('acted');
}, 120_000);

test('a rejected version is refused when asked for by name', async () => {
  const bad = versions(region).at(-1)?.version;
  const stateMachineArn = releaseMachine();
  region.call('sfn', 'StartExecution', {
    stateMachineArn,
    name: `web-${bad}-again`,
    input: JSON.stringify({ image: 'web', version: bad }),
  });
  await region.run({ forMs: MINUTE_MS });
  const [asked] = releases(region);
  expect(asked?.output).toMatchObject({ outcome: 'refused' });
  expect(asked?.output?.reasons.join()).toMatch(/is "rejected" in the ledger/);
});

test('no call was denied, and nothing waits for a canary any more', () => {
  expect(denied()).toEqual([]);
  const { Schedules } = region.call('scheduler', 'ListSchedules', { GroupName: 'goldsmith' });
  expect(Schedules).toEqual([]);
  expect(fleet(region).canary.capacity).toBe(1);
});

function releaseMachine(): string {
  const { stateMachines } = region.call('sfn', 'ListStateMachines', {});
  return stateMachines.find((one: { name: string }) => one.name === 'goldsmith-release-image').stateMachineArn;
}
