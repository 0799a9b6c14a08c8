import { beforeEach, describe, expect, it } from 'vitest';
import type { Region } from '../../lib/simulator/region.ts';
import { askFor, buildExecution, core, image, nextBuild, send, setting, signals, versions } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';

const hour = 3_600_000;
let region: Region;

beforeEach(async () => {
  region = await deployedRegion();
}, 120_000);

describe('a base image that its vendor announces', () => {
  it('is built on once, though it is announced twice and looked at every hour', async () => {
    const before = versions(region).length;
    const base = region.vendor.publishBaseImage();
    region.vendor.announceAgain(base);
    const built = await nextBuild(region);
    expect(built.parentAmi).toBe(base.amiId);
    region.vendor.announceAgain(base);
    await region.run({ forMs: 5 * hour });
    expect(versions(region)).toHaveLength(before + 1);
    const fates = signals(region)
      .filter(({ kind }) => kind === 'base-image')
      .map(({ fate }) => fate);
    expect(fates.filter((fate) => fate === 'acted')).toHaveLength(1);
    expect(fates).toContain('answered');
  });

  it('is found by the poll when the announcement never comes', async () => {
    const base = region.vendor.publishBaseImage({ announce: false });
    expect((await nextBuild(region)).parentAmi).toBe(base.amiId);
  });
});

describe('a base image that is too young', () => {
  it('waits until it has the age that goldsmith.yaml wants, whatever was announced', async () => {
    setting(region, { minBaseImageAgeSeconds: 24 * 3600 });
    const publishedMs = region.kernel.clock.nowMs;
    const base = region.vendor.publishBaseImage();
    await region.run({ forMs: hour / 2 });
    expect(signals(region).at(-1)).toMatchObject({ kind: 'base-image', fate: 'refused' });
    expect(signals(region).at(-1)?.reason).toContain('too young');
    expect((await nextBuild(region, 30 * hour)).parentAmi).toBe(base.amiId);
    expect(region.kernel.clock.nowMs - publishedMs).toBeGreaterThan(24 * hour);
    expect(region.kernel.clock.nowMs - publishedMs).toBeLessThan(27 * hour);
  });
});

describe('signals during a build', () => {
  it('are content with it when they only want a fresh image', async () => {
    const before = versions(region).length;
    askFor(region, 'anna');
    await region.run({ forMs: 5 * 60_000 });
    send(region, { kind: 'schedule', image, scheduledTime: '2026-12-01T06:00:00Z' });
    const { version } = await nextBuild(region, undefined, before);
    expect(signals(region).find(({ kind }) => kind === 'schedule')).toMatchObject({ fate: 'coalesced', version });
    await region.run({ forMs: 3 * hour });
    expect(versions(region)).toHaveLength(before + 1);
  });

  it('leave none of them without an end: a person’s comes back, and is built for afterwards', async () => {
    askFor(region, 'anna');
    await region.run({ forMs: 5 * 60_000 });
    const first = versions(region).at(-1);
    askFor(region, 'bert');
    await region.run({ forMs: 60_000 });
    expect(signals(region).at(-1)).toMatchObject({ kind: 'manual', fate: 'waiting' });
    const second = await nextBuild(region);
    expect(second.version).not.toBe(first?.version);
    expect(buildExecution(region, first?.version ?? '').status).toBe('SUCCEEDED');
    const manual = signals(region).filter(({ kind }) => kind === 'manual');
    expect(manual.map(({ fate }) => fate)).toEqual(['acted', 'acted']);
  });
});

describe('a message that nobody understands', () => {
  it('is kept in the dead-letter queue, and stops no other signal', async () => {
    send(region, '{"kind":"rumour"}');
    askFor(region, 'anna');
    expect((await nextBuild(region)).state).toBe('golden');
    const { Attributes } = region.call('sqs', 'GetQueueAttributes', {
      QueueUrl: core(region).deadSignalsQueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages'],
    });
    expect(Attributes.ApproximateNumberOfMessages).toBe('1');
  });
});

it('builds once for a signal whose receiver crashes before it has said so', async () => {
  const before = versions(region).length;
  region.faults.switchOn({ name: 'lambda-crash', rate: 1, times: 1, operation: 'goldsmith-receive-signal' });
  askFor(region, 'anna');
  await region.run({ forMs: 3 * hour });
  expect(versions(region)).toHaveLength(before + 1);
  expect(
    signals(region)
      .filter(({ kind }) => kind === 'manual')
      .map(({ fate }) => fate),
  ).toEqual(['acted']);
});

it('refuses a signal for an image that no stack has made, with the reason', async () => {
  send(region, { kind: 'manual', image: 'nothing', requestedBy: 'anna' });
  await region.run({ forMs: 60_000 });
  const { Items } = region.call('dynamodb', 'Query', {
    TableName: core(region).table,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: 'SIGNAL#nothing' } },
  });
  expect(Items[0]).toMatchObject({ fate: { S: 'refused' }, reason: { S: expect.stringContaining('no stack') } });
});
