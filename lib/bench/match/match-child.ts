// As match-advisories does it: bills, one after the other, then a feed's document as it streams, then a report of each version. What S3
// would add, to fetch and to keep them, is left out.

import { createReadStream, readFileSync } from 'node:fs';
import { matchFeeds } from '../../../lambdas/match-advisories/match-feeds.ts';
import type { BillOfMaterials } from '../../contract/bill-of-materials.ts';
import { exposeVersion } from '../../decisions/expose-version.ts';
import { type BilledVersion, InstalledPackages } from '../../decisions/match-advisories.ts';
import { rankMatches } from '../../decisions/rank-matches.ts';
import { sayUsed } from '../say-used.ts';
import { billFile, feedFile } from './match-data.ts';

const [folder = '', bills = '', advisories = ''] = process.argv.slice(2);
const ranks = { knownExploited: new Set<string>(), exploitProbability: new Map<string, number>() };
const settings = {
  updates: 'release',
  advisories: { from: 'high', settleSeconds: 1800, knownExploited: 'now' },
} as const;

await sayUsed(async () => {
  const packages = new InstalledPackages();
  const billed: BilledVersion[] = [];
  for (let number = 0; number < Number(bills); number++) {
    const bill: BillOfMaterials = JSON.parse(readFileSync(billFile(folder, number), 'utf8'));
    packages.add(bill);
    billed.push({ image: bill.image, version: bill.version, distribution: bill.distribution });
  }
  const matches = await matchFeeds(packages, async () => createReadStream(feedFile(folder, Number(advisories))));
  const flawsOf = rankMatches(matches, ranks);
  let exposures = 0;
  for (const one of billed) {
    const now = '2026-11-22T00:00:00.000Z';
    const report = exposeVersion({ billed: one, flaws: flawsOf(one), settings, before: undefined, now });
    exposures += report.exposures.length;
  }
  return exposures;
});
