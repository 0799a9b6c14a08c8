import { beforeEach, describe, expect, it } from 'vitest';
import { parameters } from '../../lib/contract/parameters.ts';
import type { Region } from '../../lib/simulator/region.ts';
import { advisory, mended, openssl, putBill, report, sayInFeed, wish } from './advisories.ts';
import { denials, lastVersion, signals } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';

const hour = 3_600_000;
const policy = { from: 'high', settleSeconds: 8 * 3600, knownExploited: 'now' } as const;
let region: Region;
let version: string;
let denied: string[];

beforeEach(async () => {
  region = await deployedRegion();
  version = lastVersion(region)?.version ?? '';
  denied = denials(region);
  await putBill(region, version, [openssl]);
}, 120_000);

const told = () => signals(region).filter(({ kind }) => kind === 'advisory');

describe('an advisory about what the newest golden version has', () => {
  it('is written down, and asks for a build once, however often it is said', async () => {
    wish(region, { updates: 'release', advisories: policy });
    await sayInFeed(region, 'amazon-linux', [advisory()]);
    const first = await report(region, version);
    expect(first?.exposures).toEqual([
      expect.objectContaining({
        advisory: 'ALAS2023-2026-001',
        package: openssl,
        fixedVersion: mended,
        fix: 'installable',
        when: 'settle',
      }),
    ]);
    expect(told()).toHaveLength(1);
    await sayInFeed(region, 'amazon-linux', [advisory()]);
    // Before the poll of the feed itself writes what Amazon says.
    await region.run({ forMs: hour / 4 });
    await sayInFeed(region, 'amazon-linux', [advisory()]);
    expect(told()).toHaveLength(1);
    // Nothing new was found: nothing was written.
    expect(await report(region, version)).toEqual(first);
    expect(denied).toEqual([]);
  });

  it('is urgent once it is known to be exploited', async () => {
    wish(region, { updates: 'release', advisories: policy });
    await sayInFeed(region, 'amazon-linux', [advisory()]);
    const seenAt = (await report(region, version))?.exposures[0]?.seenAt;
    await region.run({ forMs: hour / 12 });
    await sayInFeed(region, 'kev', [{ cve: 'CVE-2026-0001', addedOn: '2026-11-21', ransomware: false }]);
    expect((await report(region, version))?.exposures).toEqual([
      expect.objectContaining({ knownExploited: true, when: 'now', seenAt }),
    ]);
    expect(told()).toHaveLength(2);
  });

  it('waits where no build would bring its fix, and the report says for what', async () => {
    wish(region, { updates: 'packages', advisories: policy });
    await sayInFeed(region, 'amazon-linux', [advisory()]);
    expect((await report(region, version))?.exposures).toEqual([
      expect.objectContaining({
        fix: 'published',
        when: 'wait',
        reason: expect.stringContaining('web does not raise its release: add goldsmith:update'),
      }),
    ]);
    expect(told()).toEqual([]);
  });

  it('asks for nothing where goldsmith.yaml wants no builds for advisories', async () => {
    wish(region, { updates: 'release', advisories: undefined });
    await sayInFeed(region, 'amazon-linux', [advisory({ severity: 'critical' })]);
    expect((await report(region, version))?.exposures[0]).toMatchObject({ severity: 'critical', when: 'schedule' });
    expect(told()).toEqual([]);
  });
});

it('settings that nobody understands keep no other image from its advisories', async () => {
  region.call('ssm', 'PutParameter', {
    Name: parameters.imageSettings('old'),
    Value: '{"image":"old"}',
    Type: 'String',
  });
  wish(region, { updates: 'release', advisories: policy });
  await sayInFeed(region, 'amazon-linux', [advisory()]);
  expect(told()).toHaveLength(1);
});

it('an advisory that an event missed is found within the hour', async () => {
  wish(region, { updates: 'release', advisories: policy });
  region.faults.switchOn({ name: 'event-lost', rate: 1 });
  await sayInFeed(region, 'amazon-linux', [advisory()]);
  expect((await report(region, version))?.exposures ?? []).toEqual([]);
  await region.run({ forMs: hour });
  expect((await report(region, version))?.exposures).toHaveLength(1);
});

it('what is mended, or was never there, is no exposure', async () => {
  await putBill(region, version, [{ ...openssl, version: mended }]);
  await sayInFeed(region, 'amazon-linux', [advisory()]);
  expect((await report(region, version))?.exposures).toEqual([]);
});
