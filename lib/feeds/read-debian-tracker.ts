import type { Advisory, Fix } from '../contract/advisory.ts';
import type { Severity } from '../contract/severity.ts';
import type { Chunks } from './chunks.ts';
import { FeedFault } from './feed-fault.ts';
import { jsonItems } from './json-items.ts';

/** Releases that an image of today may be made of. */
const releases: Readonly<Record<string, string>> = {
  bullseye: 'debian 11',
  bookworm: 'debian 12',
  trixie: 'debian 13',
  forky: 'debian 14',
};

interface Flaw {
  readonly releases?: Readonly<
    Record<string, { readonly status?: string; readonly fixed_version?: string; readonly urgency?: string }>
  >;
}

/**
 * What Debian's security tracker says is fixed, one advisory for each flaw of a source package. The tracker dates nothing.
 * A fixed version of "0" says that the release never had the flaw.
 * @throws FeedFault when it is no such document, or ends too soon.
 */
export async function* readDebianTracker(chunks: Chunks): AsyncGenerator<Advisory, void> {
  for await (const { key: source, value } of jsonItems(chunks, '$.*')) {
    if (typeof source !== 'string' || typeof value !== 'object' || value === null) {
      throw new FeedFault('found something else than source packages with their flaws');
    }
    for (const [id, flaw] of Object.entries(value as Record<string, Flaw>)) {
      const advisory = advisoryOf(source, id, flaw);
      if (advisory.fixes.length > 0) yield advisory;
    }
  }
}

function advisoryOf(source: string, id: string, flaw: Flaw): Advisory {
  const fixes: Fix[] = [];
  let severity: Severity | undefined;
  for (const [name, distribution] of Object.entries(releases)) {
    const { status, fixed_version: version, urgency } = flaw.releases?.[name] ?? {};
    if (status !== 'resolved' || version === undefined || version === '0') continue;
    fixes.push({ distribution, of: 'source', name: source, version });
    severity ??= severityOf(urgency);
  }
  return {
    feed: 'debian',
    id: `${id} ${source}`,
    cves: id.startsWith('CVE-') ? [id] : [],
    fixes,
    ...(severity === undefined ? {} : { severity }),
  };
}

/** Stars mark what the tracker judged by itself. "unimportant" is Debian's word for what is no risk there. */
function severityOf(urgency: string | undefined): Severity | undefined {
  switch (urgency?.replaceAll('*', '')) {
    case 'high':
      return 'high';
    case 'medium':
      return 'medium';
    case 'low':
    case 'unimportant':
      return 'low';
    default:
      return undefined;
  }
}
