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

/** @throws FeedFault when it is not CISA's catalogue, or ends too soon. */
export async function* readKev(chunks: Chunks): AsyncGenerator<KnownExploited, void> {
  for await (const { value, key } of jsonItems(chunks, '$.vulnerabilities.*')) {
    const { success, data, error } = Entry.safeParse(value);
    if (!success) {
      const [issue] = error.issues;
      throw new FeedFault(
        `found no entry of the catalogue at vulnerabilities[${key}].${issue?.path.join('.')}: ${issue?.message}`,
      );
    }
    yield { cve: data.cveID, addedOn: data.dateAdded, ransomware: data.knownRansomwareCampaignUse === 'Known' };
  }
}
