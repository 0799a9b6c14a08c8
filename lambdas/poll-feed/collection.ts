// Feeds that are a collection of documents, with a list of when each changed last. Each look reads what changed since the last
// one, and writes it into what is stored; what one look cannot read, the next one does.

import type { Advisory } from '../../lib/contract/advisory.ts';
import { atMost } from '../../lib/feeds/chunks.ts';
import { FeedFault } from '../../lib/feeds/feed-fault.ts';
import { type Change, readChangeList } from '../../lib/feeds/read-change-list.ts';
import { readCsaf } from '../../lib/feeds/read-csaf.ts';
import { readUbuntuOsv } from '../../lib/feeds/read-osv.ts';
import type { Fetcher } from './fetcher.ts';
import { namedFault } from './named-fault.ts';
import type { Needs } from './needs.ts';
import type { Found, Look, Source } from './source.ts';

interface Collection {
  readonly distribution: string;
  readonly changes: string;
  /** A list of what was taken away. */
  readonly deletions?: string;
  /** The id of the advisory that a document of the list is about; undefined for others. */
  idOf(name: string): string | undefined;
  addressOf(name: string): string;
  read(document: unknown): Advisory | undefined;
  /** The first look goes back so many days; to the beginning when absent. */
  readonly firstDays?: number;
}

/** Documents of one look: what was read is held until it is stored. */
const AT_ONCE = 16;
const PER_LOOK = 2000;
/** Left for the documents that are still under way, and for the writing. */
const RESERVED_MS = 240_000;
const MEBIBYTE = 2 ** 20;
const DAY_MS = 86_400_000;

function collection(of: Collection): Source {
  return {
    whole: false,
    scope: ({ distributions }: Needs) =>
      [...distributions.keys()].some((one) => one.startsWith(`${of.distribution} `)) ? 'all' : undefined,
    async look({ fetcher, known: last, stored }: Look): Promise<Found | undefined> {
      const before = last === undefined ? undefined : await stored();
      const known = before === undefined ? undefined : last;
      const held = (known?.behind ?? 0) > 0 ? undefined : known?.validators[of.changes];
      const list = await fetcher.get(of.changes, { validator: held });
      if (list.kind !== 'content') return undefined;
      const since = known?.watermark ?? firstOf(of);
      const { listed, wanted } = await changesSince(of, atMost(64 * MEBIBYTE, list.chunks), since);
      if (listed < (known?.listed ?? 0) / 2) {
        throw new FeedFault(`${of.changes} names ${listed} documents, after ${known?.listed} before`);
      }
      const removed = await deletedSince(of, fetcher, since);
      const { changed, read } = await readDocuments(of, fetcher, wanted);
      const mark = () => ({
        validators: list.validator === undefined ? {} : { [of.changes]: list.validator },
        watermark: wanted[read - 1]?.changedAt ?? since,
        listed,
        behind: wanted.length - read,
      });
      if (read === 0 && removed.size === 0 && known !== undefined) return { mark };
      return { entries: merged(before, removed, changed), mark };
    },
  };
}

const firstOf = ({ firstDays }: Collection) =>
  firstDays === undefined ? '' : new Date(Date.now() - firstDays * DAY_MS).toISOString();

/** Oldest first: what is read counts up to a moment. */
async function changesSince(of: Collection, chunks: AsyncIterable<Uint8Array>, since: string) {
  const wanted: Change[] = [];
  let listed = 0;
  for await (const change of readChangeList(chunks)) {
    listed++;
    if (change.changedAt > since && of.idOf(change.name) !== undefined) wanted.push(change);
  }
  if (listed === 0) throw new FeedFault(`${of.changes} names no documents`);
  return {
    listed,
    wanted: wanted.sort((a, b) => (a.changedAt < b.changedAt ? -1 : a.changedAt > b.changedAt ? 1 : 0)),
  };
}

async function deletedSince({ deletions, idOf }: Collection, fetcher: Fetcher, since: string): Promise<Set<string>> {
  const removed = new Set<string>();
  if (deletions === undefined) return removed;
  const list = await fetcher.get(deletions, { mayBeGone: true });
  if (list.kind !== 'content') return removed;
  for await (const { name, changedAt } of readChangeList(atMost(64 * MEBIBYTE, list.chunks))) {
    const id = idOf(name);
    if (id !== undefined && changedAt > since) removed.add(id);
  }
  return removed;
}

/** By id, as JSON; undefined where a document says nothing for us any more. */
type Changed = ReadonlyMap<string, string | undefined>;

async function readDocuments(of: Collection, fetcher: Fetcher, wanted: readonly Change[]) {
  const changed = new Map<string, string | undefined>();
  let read = 0;
  while (read < wanted.length && read < PER_LOOK && (read === 0 || fetcher.leftMs > RESERVED_MS)) {
    const group = nextGroup(wanted, read);
    const documents = await Promise.all(group.map(({ name }) => readDocument(of, fetcher, name)));
    for (const [at, { name }] of group.entries()) changed.set(of.idOf(name) as string, documents[at]);
    read += group.length;
  }
  return { changed, read };
}

/** The watermark is a moment: changes of the same one are read together. */
function nextGroup(wanted: readonly Change[], from: number): readonly Change[] {
  let to = Math.min(from + AT_ONCE, wanted.length);
  while (wanted[to] !== undefined && wanted[to]?.changedAt === wanted[to - 1]?.changedAt) to++;
  return wanted.slice(from, to);
}

async function readDocument(of: Collection, fetcher: Fetcher, name: string): Promise<string | undefined> {
  const url = of.addressOf(name);
  const document = await fetcher.json(url, { mayBeGone: true }, 64 * MEBIBYTE);
  if (document === undefined) return undefined;
  try {
    const advisory = of.read(document);
    return advisory === undefined ? undefined : JSON.stringify(advisory);
  } catch (error) {
    throw namedFault(url, error);
  }
}

async function* merged(
  before: AsyncIterable<Advisory> | undefined,
  removed: ReadonlySet<string>,
  changed: Changed,
): AsyncGenerator<Advisory, void> {
  for await (const advisory of before ?? []) {
    if (!removed.has(advisory.id) && !changed.has(advisory.id)) yield advisory;
  }
  for (const advisory of changed.values()) if (advisory !== undefined) yield JSON.parse(advisory) as Advisory;
}

const OSV = 'https://osv-vulnerabilities.storage.googleapis.com/Ubuntu';

/** Notices only: records of single flaws say the same again, and their archive has hundreds of megabytes. */
export const ubuntu = collection({
  distribution: 'ubuntu',
  changes: `${OSV}/modified_id.csv`,
  idOf: (name) => (/^USN-\d+-\d+$/.test(name) ? name : undefined),
  addressOf: (name) => `${OSV}/${name}.json`,
  read: readUbuntuOsv,
});

const CSAF = 'https://security.access.redhat.com/data/csaf/v2/advisories';

/** See docs/decisions/feeds-and-bills.md for why these and not the statements on each flaw. */
export const redHat = collection({
  distribution: 'rhel',
  changes: `${CSAF}/changes.csv`,
  deletions: `${CSAF}/deletions.csv`,
  idOf(name) {
    const [, year, number] = /^\d{4}\/rhsa-(\d{4})_(\d+)\.json$/.exec(name) ?? [];
    return year === undefined ? undefined : `RHSA-${year}:${number}`;
  },
  addressOf: (name) => `${CSAF}/${name}`,
  read: readCsaf,
  firstDays: 730,
});
