import * as z from 'zod';
import type { Chunks } from './chunks.ts';
import { FeedFault } from './feed-fault.ts';
import { jsonItems } from './json-items.ts';

/** One flaw that is exploited, as CISA's catalogue knows it. It ranks what other feeds say, and matches nothing by itself. */
export interface KnownExploited {
  readonly cve: string;
  /** ISO day. */
  readonly addedOn: string;
  readonly ransomware: boolean;
}

const Entry = z.object({
  cveID: z.string().regex(/^CVE-\d{4}-\d{4,}$/),
  dateAdded: z.iso.date(),
  knownRansomwareCampaignUse: z.string().optional(),
});

/**
 * What the catalogue lists. `onVersion` is told which catalogue it is, `2025.08.25`, before the first entry.
 * @throws FeedFault when it is not CISA's catalogue, has fewer entries than it says, or ends too soon.
 */
export async function* readKev(
  chunks: Chunks,
  onVersion: (version: string) => void = () => {},
): AsyncGenerator<KnownExploited, void> {
  let entries = 0;
  let count: unknown;
  for await (const { value, key } of jsonItems(chunks, '$.catalogVersion', '$.count', '$.vulnerabilities.*')) {
    if (key === 'catalogVersion') onVersion(String(value));
    else if (key === 'count') count = value;
    else {
      entries++;
      yield entryOf(key, value);
    }
  }
  if (count !== undefined && count !== entries) throw new FeedFault(`lists ${entries} flaws, and says it has ${count}`);
}

function entryOf(key: string | number | undefined, value: unknown): KnownExploited {
  const { success, data, error } = Entry.safeParse(value);
  if (!success) {
    const [issue] = error.issues;
    throw new FeedFault(
      `found no entry of the catalogue at vulnerabilities[${key}].${issue?.path.join('.')}: ${issue?.message}`,
    );
  }
  return { cve: data.cveID, addedOn: data.dateAdded, ransomware: data.knownRansomwareCampaignUse === 'Known' };
}
