import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Region } from '../../lib/simulator/region.ts';
import { askFor, buildExecution, image, lastVersion, nextBuild, send, setting, signals, versions } from './builds.ts';
import {
  advise,
  advisory,
  billOfGolden,
  causesOf,
  FIXED,
  gathering,
  gatheringRegion,
  hour,
  minute,
  unused,
  versionItem,
} from './gatherings.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let region: Region;
let before: number;

beforeEach(async () => {
  region = await gatheringRegion();
  before = versions(region).length;
});

const fatesOf = (kind: string) => signals(region).filter((signal) => signal.kind === kind);

describe('flaws that can wait', () => {
  it('settle, and become one build that knows all of them', async () => {
    const sentMs = region.kernel.clock.nowMs;
    advise(region, '1');
    await region.run({ forMs: 10 * minute });
    advise(region, '2');
    advise(region, '2');
    const { advisory: _, feed: __, ...flaw } = advisory('3');
    send(region, { ...flaw, kind: 'finding', amiId: 'ami-1' });
    await region.run({ forMs: 5 * minute });
    const open = gathering(region);
    expect(open).toMatchObject({ causesCount: 3, urgent: false });
    expect(versions(region)).toHaveLength(before);
    const built = await nextBuild(region);
    expect(built).toMatchObject({ state: 'golden', version: open?.['version'] });
    expect(causesOf(region, built.version)).toEqual([
      'advisory amazon-linux 1',
      'advisory amazon-linux 2',
      'finding CVE-2026-3 ami-1',
    ]);
    const item = versionItem(region, built.version);
    expect(Date.parse(String(item?.['createdAt'])) - sentMs).toBeGreaterThanOrEqual(30 * minute);
    expect(Date.parse(String(item?.['createdAt'])) - sentMs).toBeLessThan(32 * minute);
    expect(item?.['causesCount']).toBe(3);
    expect(item).toHaveProperty(
      'causes.0',
      expect.objectContaining({
        kind: 'advisory',
        key: 'advisory amazon-linux 1',
        cves: ['CVE-2026-1'],
        publishedAt: '2026-11-20T00:00:00.000Z',
        seenAt: '2026-11-21T07:00:00.000Z',
        receivedAt: expect.stringMatching(/^2026-11-21T/),
        decidedAt: expect.stringMatching(/^2026-11-21T/),
      }),
    );
    const input = JSON.parse(buildExecution(region, built.version).input);
    expect(input).toMatchObject({ version: built.version, causesCount: 3 });
    for (const { fate, version } of [...fatesOf('advisory'), ...fatesOf('finding')]) {
      expect({ fate, version }).toEqual({ fate: 'coalesced', version: built.version });
    }
    await region.run({ forMs: 2 * hour });
    expect(versions(region)).toHaveLength(before + 1);
  });

  it('are taken along by whatever is built first', async () => {
    advise(region, '1');
    await region.run({ forMs: 2 * minute });
    askFor(region, 'anna');
    const built = await nextBuild(region);
    expect(causesOf(region, built.version)).toHaveLength(2);
    await region.run({ forMs: 3 * hour });
    expect(versions(region)).toHaveLength(before + 1);
  });
});

describe('a flaw that cannot wait', () => {
  it('is built for at once, and takes along what is gathered', async () => {
    advise(region, '1');
    await region.run({ forMs: 2 * minute });
    const sentMs = region.kernel.clock.nowMs;
    advise(region, '2', { when: 'now' });
    await region.run({ until: () => versions(region).length > before, limitMs: hour });
    expect(region.kernel.clock.nowMs - sentMs).toBeLessThan(30_000);
    const { version = '' } = lastVersion(region) ?? {};
    expect(causesOf(region, version)).toEqual(['advisory amazon-linux 1', 'advisory amazon-linux 2']);
    await region.run({ forMs: minute });
    expect(fatesOf('advisory').map(({ fate }) => fate)).toEqual(['coalesced', 'acted']);
  });

  it('begins what it was gathered into, when it turns out to be urgent', async () => {
    advise(region, '1');
    await region.run({ forMs: 2 * minute });
    advise(region, '1', { when: 'now' });
    await region.run({ forMs: 2 * minute });
    expect(versions(region)).toHaveLength(before + 1);
    expect(gathering(region)).toBeUndefined();
  });

  it('waits for a build that runs, which may bring its fix, and begins right after it', async () => {
    askFor(region, 'anna');
    await region.run({ forMs: 5 * minute });
    advise(region, '1', { when: 'now' });
    await region.run({ forMs: minute });
    expect(gathering(region)).toMatchObject({ urgent: true });
    const first = await nextBuild(region, undefined, before);
    const endedMs = region.kernel.clock.nowMs;
    await region.run({ until: () => versions(region).length > before + 1, limitMs: hour });
    expect(region.kernel.clock.nowMs - endedMs).toBeLessThan(2 * minute);
    expect(causesOf(region, lastVersion(region)?.version ?? '')).toEqual(['advisory amazon-linux 1']);
    expect(lastVersion(region)?.version).not.toBe(first.version);
  });
});

describe('a flaw whose fix is there already', () => {
  it('is answered by the newest golden version, as its bill of materials says', async () => {
    const version = billOfGolden(region, { openssl: FIXED });
    advise(region, '1');
    advise(region, '1');
    await region.run({ forMs: minute });
    expect(fatesOf('advisory')).toMatchObject([{ fate: 'answered', version }]);
    expect(gathering(region)).toBeUndefined();
  });

  it('is answered by the build that ran while it was gathered, and its version stays unused', async () => {
    billOfGolden(region, { openssl: '1:1.0-1' });
    askFor(region, 'anna');
    await region.run({ forMs: 5 * minute });
    advise(region, '1');
    advise(region, '2');
    await region.run({ forMs: minute });
    const forNothing = gathering(region)?.['version'];
    const { version } = await nextBuild(region, undefined, before);
    billOfGolden(region, { openssl: FIXED });
    await region.run({ forMs: 2 * hour });
    expect(versions(region)).toHaveLength(before + 1);
    expect(fatesOf('advisory')).toMatchObject([
      { fate: 'answered', version },
      { fate: 'answered', version },
    ]);
    expect(unused(region)).toMatchObject([{ version: forNothing, answeredBy: version }]);
    expect(gathering(region)).toBeUndefined();
  });
});

describe('a flaw that its build did not mend', () => {
  it('is built for again on the next day, and not on the same, however urgent it is', async () => {
    // Late in the day, so that the next one is near.
    region = await gatheringRegion({ startMs: Date.UTC(2026, 10, 21, 18) });
    before = versions(region).length;
    advise(region, '1', { when: 'now' });
    await nextBuild(region);
    billOfGolden(region, { openssl: '1:1.0-1' });
    for (let look = 0; look < 3; look++) {
      advise(region, '1', { when: 'now' });
      await region.run({ forMs: hour / 2 });
    }
    expect(versions(region)).toHaveLength(before + 1);
    expect(gathering(region)).toMatchObject({ dueAtMs: Date.UTC(2026, 10, 22) });
    await nextBuild(region, 24 * hour);
    expect(region.kernel.clock.nowMs).toBeGreaterThan(Date.UTC(2026, 10, 22));
    expect(region.kernel.clock.nowMs).toBeLessThan(Date.UTC(2026, 10, 22, 3));
    billOfGolden(region, { openssl: '1:1.0-1' });
    advise(region, '1', { when: 'now' });
    await region.run({ forMs: hour });
    expect(gathering(region)).toMatchObject({ dueAtMs: Date.UTC(2026, 10, 24) });
  });

  it('is found again by Inspector in the new AMI, and that is no new cause', async () => {
    const { advisory: _, feed: __, ...flaw } = advisory('1', { when: 'now' });
    const find = (amiId: string, version: string) => send(region, { ...flaw, kind: 'finding', amiId, version });
    find('ami-1', '2026.11.21-1');
    const { version, amiId = '' } = await nextBuild(region);
    billOfGolden(region, { openssl: '1:1.0-1' });
    find(amiId, version);
    await region.run({ forMs: 2 * hour });
    expect(versions(region)).toHaveLength(before + 1);
    expect(gathering(region)).toMatchObject({ version: expect.any(String), dueAtMs: Date.UTC(2026, 10, 22) });
    const next = await nextBuild(region, 24 * hour);
    billOfGolden(region, { openssl: '1:1.0-1' });
    find(next.amiId ?? '', next.version);
    await region.run({ forMs: 2 * hour });
    expect(gathering(region)).toMatchObject({ dueAtMs: Date.UTC(2026, 10, 24) });
  });
});

describe('what goldsmith.yaml allows', () => {
  it('holds back flaws that can wait, schedules and base images until the next day, and nothing else', async () => {
    setting(region, { maxBuildsPerDay: 1 });
    advise(region, '1');
    await nextBuild(region);
    advise(region, '2');
    send(region, { kind: 'schedule', image, scheduledTime: '2026-11-21T12:00:00Z' });
    region.vendor.publishBaseImage();
    await region.run({ forMs: 2 * hour });
    expect(versions(region)).toHaveLength(before + 1);
    expect(fatesOf('schedule')).toMatchObject([
      { fate: 'waiting', reason: expect.stringContaining('2026-11-22T00:00') },
    ]);
    expect(fatesOf('base-image').at(-1)).toMatchObject({ fate: 'refused', reason: expect.stringContaining('builds') });
    advise(region, '3', { when: 'now' });
    await nextBuild(region);
    expect(versions(region)).toHaveLength(before + 2);
    expect(causesOf(region, lastVersion(region)?.version ?? '')).toContain('advisory amazon-linux 2');
  });

  it('lets a base image ripen for flaws that can wait, and not for those that cannot', async () => {
    region.vendor.publishBaseImage({ announce: false });
    setting(region, { minBaseImageAgeSeconds: 24 * 3600 });
    advise(region, '1');
    await region.run({ forMs: 3 * hour });
    expect(versions(region)).toHaveLength(before);
    advise(region, '2', { when: 'now' });
    await region.run({ forMs: minute });
    expect(versions(region)).toHaveLength(before + 1);
  });

  it('may be no builds for advisories at all', async () => {
    setting(region, { advisories: undefined });
    advise(region, '1', { when: 'now' });
    await region.run({ forMs: minute });
    expect(fatesOf('advisory')).toMatchObject([
      { fate: 'refused', reason: expect.stringContaining('asks for no builds') },
    ]);
  });
});
