import { describe, expect, it, test } from 'vitest';
import { readDebianTracker } from '../../lib/feeds/read-debian-tracker.ts';
import { all, feedOf, published } from './feed-of.ts';

const read = (document: unknown, size?: number) =>
  all(readDebianTracker(feedOf(typeof document === 'string' ? document : JSON.stringify(document), size)));

const release = (change: object) => ({
  status: 'resolved',
  repositories: {},
  fixed_version: '1.2-3',
  urgency: 'high',
  ...change,
});

describe("Debian's tracker", () => {
  it.each([1, 3, 1000])('is read in pieces of %i bytes', async (size) => {
    const flaw = {
      description: 'ä',
      scope: 'remote',
      releases: { bookworm: release({}), trixie: release({ fixed_version: '2:1.3-1' }) },
    };
    expect(await read({ curl: { 'CVE-2026-1': flaw } }, size)).toEqual([
      {
        feed: 'debian',
        id: 'CVE-2026-1 curl',
        cves: ['CVE-2026-1'],
        severity: 'high',
        fixes: [
          { distribution: 'debian 12', of: 'source', name: 'curl', version: '1.2-3' },
          { distribution: 'debian 13', of: 'source', name: 'curl', version: '2:1.3-1' },
        ],
      },
    ]);
  });

  it('mends nothing where a release was never affected, is still open, or unknown to us', async () => {
    const releases = {
      bookworm: release({ fixed_version: '0' }),
      trixie: release({ status: 'open', fixed_version: undefined }),
      bullseye: release({ status: 'undetermined' }),
      sid: release({}),
    };
    expect(await read({ curl: { 'CVE-2026-1': { releases } } })).toEqual([]);
  });

  it.each([
    ['high**', 'high'],
    ['medium', 'medium'],
    ['low**', 'low'],
    ['unimportant', 'low'],
    ['not yet assigned', undefined],
    ['end-of-life', undefined],
  ])('calls %s %s', async (urgency, severity) => {
    const [advisory] = await read({ curl: { 'CVE-2026-1': { releases: { bookworm: release({ urgency }) } } } });
    expect(advisory?.severity).toBe(severity);
  });

  it('keeps flaws that have no CVE yet', async () => {
    const [advisory] = await read({ curl: { 'TEMP-0841856-B18BAF': { releases: { bookworm: release({}) } } } });
    expect(advisory).toMatchObject({ id: 'TEMP-0841856-B18BAF curl', cves: [] });
  });

  it.each([
    ['is cut off', '{"curl":{"CVE-2026-1":{', 'ends in the middle of its JSON'],
    ['is a list', '[1]', 'found something else than source packages'],
    ['is no JSON', '<html>', 'found no JSON'],
    ['is empty', '', 'ends in the middle of its JSON'],
  ])('that %s is a fault', async (_, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });
});

test.skipIf(published('debian-security-tracker.json') === undefined)('what Debian published is read', async () => {
  // The sample is of 2020: its releases are too old for us but for what carries the names of today.
  await expect(
    all(readDebianTracker(feedOf(published('debian-security-tracker.json') ?? '', 512))),
  ).resolves.toBeDefined();
});
