import type { Readable } from 'node:stream';
import type { Advisory } from '../../lib/contract/advisory.ts';
import { type AdvisoryFeed, advisoryFeeds } from '../../lib/contract/documents.ts';
import type { InstalledPackages, Match } from '../../lib/decisions/match-advisories.ts';
import { packedLines } from './packed-lines.ts';

/** IDs of os-release; what is none of them is a language's ecosystem. */
const FEEDS: Readonly<Record<string, AdvisoryFeed>> = {
  amzn: 'amazon-linux',
  ubuntu: 'ubuntu',
  debian: 'debian',
  rhel: 'red-hat',
};

/** Matches the documents of those feeds that can say something about the packages. */
export async function matchFeeds(
  packages: InstalledPackages,
  read: (feed: AdvisoryFeed) => Promise<Readable | undefined>,
): Promise<Match[]> {
  const found: Match[] = [];
  const wanted = new Set(packages.distributions.map(feedOf));
  for (const feed of advisoryFeeds.filter((one) => wanted.has(one))) {
    const packed = await read(feed);
    if (packed === undefined) continue;
    for await (const advisory of advisoriesOf(packed, packages)) {
      for (const match of packages.affectedBy(advisory)) found.push(match);
    }
  }
  return found;
}

const feedOf = (distribution: string): AdvisoryFeed => {
  const [id = '', release] = distribution.split(' ');
  return release === undefined ? 'osv' : (FEEDS[id] ?? 'osv');
};

/** Most are about releases that no image runs: to find that out costs a tenth of reading them. */
async function* advisoriesOf(packed: Readable, packages: InstalledPackages): AsyncGenerator<Advisory, void> {
  const names = packages.distributions.map((distribution) => JSON.stringify(distribution));
  for await (const lines of packedLines(packed)) {
    for (const line of lines) if (names.some((name) => line.includes(name))) yield JSON.parse(line);
  }
}
