// Something new in a feed, a new golden version, or an hour gone: what is wrong with the images that run, and what of it is worth a
// build? Bills of the newest golden versions and of those that fleets run against all that the feeds say.

import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { exposeVersion } from '../../lib/decisions/expose-version.ts';
import { type BilledVersion, InstalledPackages } from '../../lib/decisions/match-advisories.ts';
import { rankMatches } from '../../lib/decisions/rank-matches.ts';
import { readBill, readFeed, readReport, writeReport } from './documents.ts';
import { readImages, type WatchedImage } from './images.ts';
import { matchFeeds } from './match-feeds.ts';
import { readRanks } from './ranks.ts';
import { tellExposures } from './tell-exposures.ts';

const logger = new Logger();

/** An event of EventBridge, or Scheduler's input. One that is about an image asks about that one alone. */
const Asked = z.object({ time: z.iso.datetime(), detail: z.object({ image: z.string().optional() }).optional() });

export async function handler(event: unknown): Promise<void> {
  const { time, detail } = Asked.parse(event);
  const { images: all, unreadable } = await readImages();
  const images = all.filter(({ image }) => detail?.image === undefined || detail.image === image);
  const packages = new InstalledPackages();
  const billed: BilledVersion[] = [];
  for (const { image, versions } of images) {
    for (const version of versions) {
      const bill = await readBill(image, version);
      if (bill === undefined) continue;
      packages.add(bill);
      billed.push({ image, version, distribution: bill.distribution });
    }
  }
  const matches = await matchFeeds(packages, readFeed);
  const cves = new Set(matches.flatMap(({ advisory }) => advisory.cves));
  const flawsOf = rankMatches(matches, await readRanks(cves, readFeed));
  const exposed = { versions: billed.length, exposures: 0, signals: 0 };
  for (const one of billed) {
    const watched = images.find(({ image }) => image === one.image) as WatchedImage;
    const before = await readReport(one);
    const report = exposeVersion({
      billed: one,
      flaws: flawsOf(one),
      settings: watched.settings,
      before,
      now: time,
    });
    await writeReport(report, before);
    exposed.exposures += report.exposures.length;
    if (one.version === watched.golden) exposed.signals += await tellExposures(report, watched, Date.parse(time));
  }
  logger.info('matched', exposed);
  if (unreadable.length > 0)
    throw new Error(`cannot understand ${unreadable.join(', ')}: deploy the stacks of these images again`);
}
