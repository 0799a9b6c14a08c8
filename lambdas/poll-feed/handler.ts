// Looks at one feed: does any image ask for it, is there anything new, can all of it be read? Then its document is written, then
// how far it was read, then the event. A fault of the feed leaves all three as they were, and is told in the ledger; the next look
// is the retry.

import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { advisoryFeeds, type FeedName, rankFeeds } from '../../lib/contract/documents.ts';
import { FeedFault } from '../../lib/feeds/feed-fault.ts';
import { packLines } from '../../lib/feeds/pack-lines.ts';
import { amazonLinux } from './amazon-linux.ts';
import { redHat, ubuntu } from './collection.ts';
import { readFeed, writeFeed } from './feed-document.ts';
import { beginLook, endWell, endWithFault, type LastLook } from './feed-ledger.ts';
import { Fetcher } from './fetcher.ts';
import { readNeeds } from './needs.ts';
import { osv } from './osv.ts';
import type { Source } from './source.ts';
import { tellChanged, tellRead } from './tell-feed.ts';
import { debian, epss, kev } from './whole-file.ts';

const logger = new Logger();

const Input = z.object({ feed: z.enum([...advisoryFeeds, ...rankFeeds]) });

const sources: Readonly<Record<FeedName, Source>> = {
  'amazon-linux': amazonLinux,
  ubuntu,
  debian,
  'red-hat': redHat,
  osv,
  kev,
  epss,
};

/** Left for the end: to pack, to write, to tell. */
const RESERVED_MS = 60_000;

export async function handler(
  event: unknown,
  { awsRequestId, getRemainingTimeInMillis }: { awsRequestId: string; getRemainingTimeInMillis(): number },
): Promise<void> {
  const { feed } = Input.parse(event);
  const untilMs = Date.now() + getRemainingTimeInMillis();
  const last = await beginLook(feed, { requestId: awsRequestId, untilMs });
  if (last === undefined) return logger.info('another look runs', { feed });
  try {
    await look(feed, 'scope' in last ? last : undefined, new Fetcher(untilMs - RESERVED_MS));
    await tellRead(feed);
  } catch (error) {
    if (!(error instanceof FeedFault)) throw error;
    logger.warn('cannot read the feed', { feed, fault: error.message });
    await endWithFault(feed, error.message);
  }
}

async function look(feed: FeedName, last: LastLook | undefined, fetcher: Fetcher): Promise<void> {
  const source = sources[feed];
  const needs = await readNeeds();
  const scope = source.scope(needs);
  if (scope === undefined) return endWell(feed, { idle: 'no image has anything that it is about' });
  const known = last?.scope === scope ? last : undefined;
  const found = await source.look({ fetcher, needs, known: known?.mark, stored: () => readFeed(feed) });
  if (found === undefined) return endWell(feed, {});
  if (found.entries === undefined) {
    return endWell(feed, { found: known === undefined ? undefined : { ...known, mark: found.mark() } });
  }
  const packed = await packLines(found.entries);
  const mark = found.mark();
  // A cache may still give out what stood there before.
  if ((mark.watermark ?? '') < (known?.mark.watermark ?? '')) return endWell(feed, {});
  if (source.whole) requireWhole(packed.entries, known?.entries);
  const changed = packed.digest !== known?.digest;
  if (changed) await writeFeed(feed, packed);
  await endWell(feed, { found: { scope, mark, digest: packed.digest, entries: packed.entries }, changed });
  if (changed) await tellChanged(feed);
  logger.info('read the feed', { feed, entries: packed.entries, changed });
}

/** Makers add to what they say, and take little of it back. */
function requireWhole(entries: number, before: number | undefined): void {
  if (entries < (before ?? 0) / 2) {
    throw new FeedFault(`says ${entries} things, after ${before} before: it seems cut off where it comes from`);
  }
}
