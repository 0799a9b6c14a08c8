import { beforeEach, describe, expect, it } from 'vitest';
import type { Region } from '../../lib/simulator/region.ts';
import { askFor, buildExecution, core, image, nextBuild, regionWithFleet, send, signals, versions } from './builds.ts';
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

describe('signals during a build', () => {
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

it('refuses a signal for an image that no stack has made, with the reason', async () => {
  send(region, { kind: 'manual', image: 'nothing', requestedBy: 'anna' });
  await region.run({ forMs: 60_000 });
  const { Items } = region.call('dynamodb', 'Query', {
    TableName: core(region).table,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: 'SIGNAL#nothing' } },
  });
  expect(Items[0]).toMatchObject({ fate: { S: 'refused' }, reason: { S: expect.stringContaining('no stack') } });
  expect(versions(region).every(({ version }) => version !== undefined)).toBe(true);
  expect(image).toBe('web');
});
