import type { Severity } from '../contract/severity.ts';
import type { Chunks } from './chunks.ts';
import { FeedFault } from './feed-fault.ts';
import { vendorSeverity } from './vendor-severity.ts';
import { xmlElements } from './xml-elements.ts';

/** One advisory as Amazon Linux's web page announces it: no versions, and an id that the repositories may spell otherwise. */
export interface AnnouncedAdvisory {
  /** As the page has it, `ALAS2023-2024-581` or `ALAS-2018-1106`. */
  readonly id: string;
  readonly severity?: Severity;
  /** The source package. */
  readonly packageName: string;
  readonly cves: readonly string[];
  /** ISO 8601. */
  readonly publishedAt?: string;
}

/**
 * The advisories in `alas.rss`, newest first. Items that are none are passed over: the page is a hint and no source.
 * @throws FeedFault when it is no RSS, or ends too soon.
 */
export async function* readAlasRss(chunks: Chunks): AsyncGenerator<AnnouncedAdvisory, void> {
  let item: Record<string, string> = {};
  let channel = false;
  for await (const { path, text } of xmlElements(chunks, 'rss')) {
    if (path === 'rss/channel') channel = true;
    if (path === 'rss/channel/item') {
      const announced = announcedBy(item);
      if (announced !== undefined) yield announced;
      item = {};
    } else if (path.startsWith('rss/channel/item/')) item[path.slice('rss/channel/item/'.length)] = text;
  }
  if (!channel) throw new FeedFault('has no channel');
}

function announcedBy({
  title = '',
  description = '',
  pubDate = '',
}: Record<string, string>): AnnouncedAdvisory | undefined {
  const [, id, word, packageName] = /^(\S+)\s+\(([^)]*)\):\s*(\S+)/.exec(title) ?? [];
  if (id === undefined || packageName === undefined) return undefined;
  const severity = vendorSeverity(word?.trim());
  const publishedMs = Date.parse(pubDate);
  return {
    id,
    packageName,
    cves: [...new Set(description.match(/CVE-\d{4}-\d{4,}/g) ?? [])],
    ...(severity === undefined ? {} : { severity }),
    ...(Number.isNaN(publishedMs) ? {} : { publishedAt: new Date(publishedMs).toISOString() }),
  };
}
