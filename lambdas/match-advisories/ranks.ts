import type { Readable } from 'node:stream';
import type { FeedName } from '../../lib/contract/documents.ts';
import type { Ranks } from '../../lib/decisions/rank-matches.ts';
import { packedLines } from './packed-lines.ts';

/** What CISA and FIRST say of some flaws. */
export async function readRanks(
  cves: ReadonlySet<string>,
  read: (feed: FeedName) => Promise<Readable | undefined>,
): Promise<Ranks> {
  const knownExploited = new Set<string>();
  const exploitProbability = new Map<string, number>();
  if (cves.size === 0) return { knownExploited, exploitProbability };
  for await (const { cve } of itemsOf<{ cve: string }>(await read('kev'))) {
    if (cves.has(cve)) knownExploited.add(cve);
  }
  for await (const { cve, probability } of itemsOf<{ cve: string; probability: number }>(await read('epss'))) {
    if (cves.has(cve)) exploitProbability.set(cve, probability);
  }
  return { knownExploited, exploitProbability };
}

async function* itemsOf<Item>(packed: Readable | undefined): AsyncGenerator<Item, void> {
  if (packed === undefined) return;
  for await (const lines of packedLines(packed)) for (const line of lines) yield JSON.parse(line);
}
