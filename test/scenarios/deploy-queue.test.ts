// Releases that are asked for while one runs, and a fleet that is taken back by hand.

import { beforeAll, expect, test } from 'vitest';
import type { Region } from '../../lib/simulator/region.ts';
import { core, goldenAmi, versions } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';
import {
  denials,
  deployments,
  fleetAmi,
  fleetName,
  look,
  MINUTE_MS,
  nextRelease,
  reach,
  releases,
  settle,
  startUsers,
} from './deployments.ts';

let region: Region;
let denied: () => string[];

beforeAll(async () => {
  region = await deployedRegion();
  denied = denials(region);
  startUsers(region);
  await settle(region);
}, 180_000);

/** A golden version in the ledger, as a build leaves it. */
function record(version: string, amiId: string): void {
  region.call('dynamodb', 'PutItem', {
    TableName: core(region).table,
    Item: {
      pk: { S: 'IMAGE#web' },
      sk: { S: `VERSION#${version}` },
      image: { S: 'web' },
      version: { S: version },
      amiId: { S: amiId },
      state: { S: 'golden' },
    },
  });
}

function ask(version: string): void {
  region.call('sfn', 'StartExecution', {
    stateMachineArn: core(region).stateMachines.releaseImage,
    name: `web-${version}`,
    input: JSON.stringify({ image: 'web', version }),
  });
}

test('a second release waits for the first, and of those that wait only the newest is made', async () => {
  region.vendor.publishBaseImage();
  await reach(region, 'Judge the canary');
  const ami = versions(region).at(-1)?.amiId ?? '';
  // The same AMI under later names: what is looked at here is the order of releases.
  for (const version of ['2027.1.1-2', '2027.1.1-10']) {
    record(version, ami);
    ask(version);
    await region.run({ forMs: 2 * MINUTE_MS });
  }
  expect(
    releases(region)
      .slice(0, 2)
      .map(({ output }) => output?.outcome),
  ).toEqual(['queued', 'queued']);
  expect(deployments(region)).toHaveLength(1);

  await nextRelease(region);
  await region.run({ until: () => releases(region)[0]?.status !== 'RUNNING', limitMs: 3_600_000 });
  await region.run({ forMs: MINUTE_MS });
  expect(releases(region)[0]).toMatchObject({ output: { version: '2027.1.1-10', outcome: 'released' } });
  expect(deployments(region).map(({ output }) => output?.outcome)).toEqual(['deployed', 'deployed']);
  expect(fleetAmi(region)).toBe(ami);
}, 120_000);

test('taken back by hand, the fleet runs what it ran before, and no request fails', async () => {
  const before = region.traffic.totals().failed;
  const { version, amiId = '' } = versions(region)[0] ?? {};
  expect(fleetAmi(region)).not.toBe(amiId);
  region.call('sfn', 'StartExecution', {
    stateMachineArn: core(region).stateMachines.deployFleet,
    name: 'by-hand',
    input: JSON.stringify({
      fleet: fleetName,
      image: 'web',
      version,
      amiId,
      releaseId: 'rollback-1',
      direction: 'back',
      reason: 'customers complain',
    }),
  });
  await region.run({ until: () => deployments(region)[0]?.status !== 'RUNNING', limitMs: 3 * 3_600_000 });
  expect(deployments(region)[0]?.output).toMatchObject({ outcome: 'deployed', version });
  expect(look(region)).toEqual({ instances: 6, amis: [amiId], canaries: 0, weights: [100, 0] });
  expect(region.traffic.totals().failed).toBe(before);
  expect(goldenAmi(region)).toBeDefined();
  expect(denied()).toEqual([]);
}, 120_000);
