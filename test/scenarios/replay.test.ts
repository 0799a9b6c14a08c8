import { expect, it } from 'vitest';
import { askFor, core, denials, items, nextBuild, setting, signals, versions } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';
import { deployments, executions, nextRelease, releases, settle, startUsers } from './deployments.ts';
import { hour, minute } from './gatherings.ts';
import { find, findings } from './inspector-events.ts';

const BUS = 'arn:aws:events:us-east-1:111122223333:event-bus/default';
const ARCHIVE = 'arn:aws:events:us-east-1:111122223333:archive/goldsmith';

it('a day that is replayed, in the middle of a build, changes nothing', async () => {
  const region = await deployedRegion();
  const denied = denials(region);
  setting(region, { advisories: { from: 'high', settleSeconds: 600, knownExploited: 'now' } });
  startUsers(region);
  await settle(region);
  region.vendor.publishBaseImage();
  await nextRelease(region);
  find(region);
  find(region, { status: 'CLOSED', atMs: region.kernel.clock.nowMs + minute });
  find(region, { cve: 'CVE-2026-2' });
  await nextRelease(region);
  const state = () => ({
    findings: findings(region),
    acted: signals(region).filter(({ fate }) => fate === 'acted').length,
    releases: releases(region).map(({ name }) => name),
    deployments: deployments(region).map(({ name }) => name),
  });
  const before = state();
  const built = versions(region);
  expect(before.findings.map(({ status }) => status).sort()).toEqual(['ACTIVE', 'CLOSED']);

  askFor(region, 'anna');
  await region.run({ forMs: 5 * minute });
  region.call('eventbridge', 'StartReplay', {
    ReplayName: 'again',
    EventSourceArn: ARCHIVE,
    EventStartTime: new Date(region.kernel.clock.nowMs - 24 * hour),
    EventEndTime: new Date(region.kernel.clock.nowMs),
    Destination: { Arn: BUS },
  });
  const asked = await nextBuild(region, undefined, built.length);
  await nextRelease(region);
  await region.run({ forMs: hour });

  const { EventCount } = region.call('eventbridge', 'DescribeArchive', { ArchiveName: 'goldsmith' });
  expect(EventCount).toBeGreaterThan(20);
  expect(region.call('eventbridge', 'DescribeReplay', { ReplayName: 'again' }).State).toBe('COMPLETED');
  expect(asked.state).toBe('golden');
  expect(versions(region).slice(0, -1)).toEqual(built);
  const after = state();
  expect(after.findings).toEqual(before.findings);
  expect(after.acted).toBe(before.acted + 1);
  expect(after.releases).toEqual([`web-${asked.version}`, ...before.releases]);
  expect(after.deployments).toHaveLength(before.deployments.length + 1);
  for (const machine of ['releaseImage', 'deployFleet'] as const) {
    expect(executions(region, machine).filter(({ status }) => status !== 'SUCCEEDED')).toEqual([]);
  }
  expect(denied).toEqual([]);
  const dead = region.call('sqs', 'GetQueueAttributes', {
    QueueUrl: core(region).deadSignalsQueueUrl,
    AttributeNames: ['ApproximateNumberOfMessages'],
  });
  expect(dead.Attributes.ApproximateNumberOfMessages).toBe('0');
  expect(items(region, 'LEASE#web-prod')).toEqual([]);
}, 400_000);
