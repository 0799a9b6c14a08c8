import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { documents } from '../../lib/contract/documents.ts';
import { tagKeys } from '../../lib/contract/names.ts';
import type { Region } from '../../lib/simulator/region.ts';
import { core, denials, goldenAmi, nextBuild, send, setting, signals, versions } from './builds.ts';
import { causesOf, gathering, gatheringRegion, minute } from './gatherings.ts';
import { find, findings } from './inspector-events.ts';

let region: Region;
let before: number;

beforeEach(async () => {
  region = await gatheringRegion();
  before = versions(region).length;
}, 120_000);

const instance = (number: number) => `i-${String(number).padStart(17, '0')}`;

describe('a flaw that Inspector finds', () => {
  it('on many instances of an AMI is one cause of one build', async () => {
    const denied = denials(region);
    for (let number = 1; number <= 60; number += 1) find(region, { instance: instance(number) });
    find(region, { cve: 'CVE-2026-2', fixAvailable: 'PARTIAL' });
    await region.run({ forMs: 5 * minute });
    expect(gathering(region)).toMatchObject({ causesCount: 2, urgent: false });
    expect(findings(region)).toHaveLength(2);
    expect(findings(region)).toContainEqual(
      expect.objectContaining({
        flaw: 'CVE-2026-1',
        amiId: goldenAmi(region),
        status: 'ACTIVE',
        severity: 'high',
        when: 'settle',
        fixedBy: ['openssl 1:3.2.2-1.amzn2023.0.4'],
        firstSeenAt: '2026-11-21T07:00:00.000Z',
      }),
    );
    const amiId = goldenAmi(region);
    const { version, state } = await nextBuild(region);
    expect(state).toBe('golden');
    expect(causesOf(region, version)).toEqual([`finding CVE-2026-1 ${amiId}`, `finding CVE-2026-2 ${amiId}`]);
    expect(versions(region)).toHaveLength(before + 1);
    expect(denied).toEqual([]);
  });

  it('and that is exploited already is built for at once', async () => {
    const lines = [{ cve: 'CVE-2026-1', addedOn: '2026-11-21', ransomware: false }].map((entry) =>
      JSON.stringify(entry),
    );
    const Body = gzipSync(`${lines.join('\n')}\n`);
    region.call('s3', 'PutObject', { Bucket: core(region).documents, Key: documents.feed('kev'), Body });
    find(region, { severity: 'LOW' });
    await region.run({ forMs: 3 * minute });
    expect(versions(region)).toHaveLength(before + 1);
    expect(signals(region).at(-1)).toMatchObject({ kind: 'finding', fate: 'acted' });
  });

  it('is closed when no instance has it any more, in whatever order that is told', async () => {
    const nowMs = region.kernel.clock.nowMs;
    const [opened, closed] = [nowMs, nowMs + 10 * minute];
    const statuses = async () => {
      await region.run({ forMs: minute });
      return findings(region).map(({ status }) => status);
    };
    find(region, { instance: instance(1), atMs: opened });
    find(region, { instance: instance(2), atMs: opened });
    expect(await statuses()).toEqual(['ACTIVE']);
    find(region, { instance: instance(1), status: 'CLOSED', atMs: closed });
    expect(await statuses()).toEqual(['ACTIVE']);
    find(region, { instance: instance(2), status: 'CLOSED', atMs: closed });
    expect(await statuses()).toEqual(['CLOSED']);
    // Late, and doubled.
    find(region, { instance: instance(1), atMs: opened });
    expect(await statuses()).toEqual(['CLOSED']);
  });

  it('is recorded with what it is for, and not built for, when it is not urgent enough or has no fix after all', async () => {
    find(region, { cve: 'CVE-2026-1', severity: 'MEDIUM' });
    find(region, { cve: 'CVE-2026-2', severity: 'UNTRIAGED' });
    find(region, { cve: 'CVE-2026-3', fixedInVersion: 'NotAvailable' });
    await region.run({ forMs: 45 * minute });
    const reason = expect.any(String);
    expect(findings(region)).toMatchObject([
      { flaw: 'CVE-2026-1', status: 'ACTIVE', when: 'schedule', reason },
      { flaw: 'CVE-2026-2', status: 'ACTIVE', when: 'schedule', reason },
      { flaw: 'CVE-2026-3', status: 'ACTIVE', when: 'wait', reason },
    ]);
    expect(versions(region)).toHaveLength(before);
  });

  it('is not built for where goldsmith.yaml wants no builds for advisories', async () => {
    setting(region, { advisories: undefined });
    find(region, { severity: 'CRITICAL', exploitAvailable: 'YES' });
    await region.run({ forMs: 45 * minute });
    expect(findings(region)).toMatchObject([{ when: 'schedule', reason: expect.stringContaining('goldsmith.yaml') }]);
    expect(versions(region)).toHaveLength(before);
  });
});

it('findings of others, of bakes and of proofs, and without a fix leave nothing', async () => {
  find(region, { amiId: 'ami-0123456789abcdef0' });
  find(region, { tags: { [tagKeys.execution]: 'web-2026.11.21-1' } });
  find(region, { tags: { CreatedBy: 'EC2 Image Builder', Ec2ImageBuilderArn: 'arn:aws:imagebuilder:…' } });
  find(region, { fixAvailable: 'NO' });
  await region.run({ forMs: 45 * minute });
  expect(findings(region)).toEqual([]);
  expect(gathering(region)).toBeUndefined();
  expect(signals(region).filter(({ kind }) => kind === 'finding')).toEqual([]);
});

it('a finding that nobody understands is kept, and stops no other', async () => {
  send(region, JSON.stringify({ source: 'aws.inspector2', 'detail-type': 'Inspector2 Finding', detail: {} }));
  find(region);
  await region.run({ forMs: 5 * minute });
  expect(gathering(region)).toMatchObject({ causesCount: 1 });
  const { Attributes } = region.call('sqs', 'GetQueueAttributes', {
    QueueUrl: core(region).deadSignalsQueueUrl,
    AttributeNames: ['ApproximateNumberOfMessages'],
  });
  expect(Attributes.ApproximateNumberOfMessages).toBe('1');
});
