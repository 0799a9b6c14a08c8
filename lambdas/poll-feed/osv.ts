import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Advisory } from '../../lib/contract/advisory.ts';
import type { LanguagePackage } from '../../lib/contract/bill-of-materials.ts';
import { FeedFault } from '../../lib/feeds/feed-fault.ts';
import { oncePerFlaw } from '../../lib/feeds/once-per-flaw.ts';
import { type OsvAdvisory, readOsvPackage } from '../../lib/feeds/read-osv-package.ts';
import type { Fetcher } from './fetcher.ts';
import { namedFault } from './named-fault.ts';
import type { Source } from './source.ts';

const API = 'https://api.osv.dev/v1';
/** Queries of one request, as OSV allows. */
const BATCH = 1000;
const AT_ONCE = 8;
const MEBIBYTE = 2 ** 20;

const Answer = z.object({
  results: z.array(
    z.object({
      vulns: z.array(z.object({ id: z.string().regex(/^[\w.:-]+$/), modified: z.string().optional() })).optional(),
      next_page_token: z.string().optional(),
    }),
  ),
});

/** What is known of just the packages of languages that the bills carry. OSV decides what is affected: it knows how each ecosystem orders versions. */
export const osv: Source = {
  whole: false,
  scope: ({ languagePackages }) => (languagePackages.length === 0 ? undefined : 'all'),
  async look({ fetcher, needs: { languagePackages }, known }) {
    const flaws = await affecting(fetcher, languagePackages);
    const state = createHash('sha256')
      .update(JSON.stringify([...flaws]))
      .digest('hex');
    if (known?.validators[API] === state) return undefined;
    return { entries: advisoriesOf(fetcher, flaws), mark: () => ({ validators: { [API]: state } }) };
  },
};

interface Flaw {
  readonly modified: string | undefined;
  readonly packages: Pick<LanguagePackage, 'ecosystem' | 'name' | 'version'>[];
}

/** By id, in the order of ids. */
async function affecting(fetcher: Fetcher, packages: readonly LanguagePackage[]): Promise<Map<string, Flaw>> {
  const flaws = new Map<string, Flaw>();
  let open = packages.map((one) => ({ one, token: undefined as string | undefined }));
  while (open.length > 0) {
    const batch = open.slice(0, BATCH);
    open = open.slice(BATCH);
    const queries = batch.map(({ one: { ecosystem, name, version }, token }) => ({
      package: { ecosystem, name },
      version,
      ...(token === undefined ? {} : { page_token: token }),
    }));
    const results = await ask(fetcher, queries);
    for (const [at, { one }] of batch.entries()) {
      const { vulns = [], next_page_token: token } = results[at] ?? {};
      for (const { id, modified } of vulns) {
        const flaw = flaws.get(id) ?? { modified, packages: [] };
        flaws.set(id, flaw);
        const { ecosystem, name, version } = one;
        flaw.packages.push({ ecosystem, name, version });
      }
      if (token !== undefined && token !== '') open.push({ one, token });
    }
  }
  return new Map([...flaws].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

async function ask(fetcher: Fetcher, queries: readonly object[]) {
  const url = `${API}/querybatch`;
  const { success, data } = Answer.safeParse(await fetcher.json(url, { body: { queries } }, 64 * MEBIBYTE));
  if (!success || data.results.length !== queries.length) {
    throw new FeedFault(`${url} gives no answer to each of ${queries.length} queries`);
  }
  return data.results;
}

async function* advisoriesOf(fetcher: Fetcher, flaws: ReadonlyMap<string, Flaw>): AsyncGenerator<Advisory, void> {
  const found: OsvAdvisory[] = [];
  const ids = [...flaws.keys()];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const group = ids.slice(at, at + AT_ONCE);
    found.push(...(await Promise.all(group.map((id) => detailsOf(fetcher, id, flaws.get(id)?.packages ?? [])))));
  }
  yield* oncePerFlaw(found);
}

async function detailsOf(fetcher: Fetcher, id: string, packages: Flaw['packages']): Promise<OsvAdvisory> {
  const url = `${API}/vulns/${encodeURIComponent(id)}`;
  try {
    return readOsvPackage(await fetcher.json(url, {}, 16 * MEBIBYTE), packages);
  } catch (error) {
    throw namedFault(url, error);
  }
}
