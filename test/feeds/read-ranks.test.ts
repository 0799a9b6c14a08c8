// What ranks an advisory: CISA's catalogue of exploited flaws, FIRST's probabilities.

import { describe, expect, it, test } from 'vitest';
import { atMost } from '../../lib/feeds/chunks.ts';
import { readEpss } from '../../lib/feeds/read-epss.ts';
import { readKev } from '../../lib/feeds/read-kev.ts';
import { all, feedOf, published } from './feed-of.ts';

const entry = { cveID: 'CVE-2026-12345', dateAdded: '2026-01-02', knownRansomwareCampaignUse: 'Known', product: 'ä' };
const catalogue = (...entries: object[]) =>
  JSON.stringify({ title: 'x', catalogVersion: '2026.01.02', count: entries.length, vulnerabilities: entries });

describe("CISA's catalogue", () => {
  it.each([1, 4, 1000])('is read in pieces of %i bytes', async (size) => {
    expect(
      await all(readKev(feedOf(catalogue(entry, { ...entry, knownRansomwareCampaignUse: 'Unknown' }), size))),
    ).toEqual([
      { cve: 'CVE-2026-12345', addedOn: '2026-01-02', ransomware: true },
      { cve: 'CVE-2026-12345', addedOn: '2026-01-02', ransomware: false },
    ]);
  });

  it('says which one it is', async () => {
    const told: string[] = [];
    await all(readKev(feedOf(catalogue(entry)), (version) => told.push(version)));
    expect(told).toEqual(['2026.01.02']);
  });

  it.each([
    ['is cut off', catalogue(entry).slice(0, -5), 'ends in the middle of its JSON'],
    ['has lost entries', catalogue(entry).replace('"count":1', '"count":9'), 'lists 1 flaws, and says it has 9'],
    [
      'has another shape',
      catalogue({ cve: 'CVE-2026-1' }),
      'found no entry of the catalogue at vulnerabilities[0].cveID',
    ],
  ])('that %s is a fault', async (_, text, message) => {
    await expect(all(readKev(feedOf(text)))).rejects.toThrow(message);
  });
});

describe("FIRST's table", () => {
  const table =
    '#model_version:v2026,score_date:2026-01-01\ncve,epss,percentile\nCVE-2026-1000,0.00043,0.09\r\nCVE-2026-1001,1e-05,0.1';

  it.each([1, 4, 1000])('is read in pieces of %i bytes', async (size) => {
    expect(await all(readEpss(feedOf(table, size)))).toEqual([
      { cve: 'CVE-2026-1000', probability: 0.00043 },
      { cve: 'CVE-2026-1001', probability: 0.00001 },
    ]);
  });

  it('says of which day it is', async () => {
    const told: string[] = [];
    await all(readEpss(feedOf(table), (day) => told.push(day)));
    expect(told).toEqual(['2026-01-01']);
  });

  it.each([
    ['is empty', '', 'is empty'],
    ['has another head', 'a,b\n', "found 'a,b' in line 1"],
    ['has a row that is none', `${table}\nCVE-2026-1002,high,0.1`, 'in line 5'],
  ])('that %s is a fault', async (_, text, message) => {
    await expect(all(readEpss(feedOf(text)))).rejects.toThrow(message);
  });
});

it('a feed may be only so large, and must be text', async () => {
  await expect(all(atMost(10, feedOf('0123456789')))).resolves.toHaveLength(2);
  await expect(all(atMost(9, feedOf('0123456789')))).rejects.toThrow('is larger than 9 bytes');
  await expect(all(readEpss(feedOf(new Uint8Array([0xff, 0xfe, 0x00]))))).rejects.toThrow('not UTF-8');
});

test.skipIf(published('known_exploited_vulnerabilities.json') === undefined)(
  'what CISA published is read',
  async () => {
    const known = await all(readKev(feedOf(published('known_exploited_vulnerabilities.json') ?? '', 65_536)));
    expect(known).toHaveLength(1404);
    expect(known[0]).toEqual({ cve: 'CVE-2025-48384', addedOn: '2025-08-25', ransomware: false });
  },
);
