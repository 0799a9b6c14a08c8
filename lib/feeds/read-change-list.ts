import { type Chunks, linesOf } from './chunks.ts';
import { FeedFault } from './feed-fault.ts';

/** One document of a collection, and when it changed last. */
export interface Change {
  /** A path below the collection's address (Red Hat), or an id (OSV). */
  readonly name: string;
  /** ISO 8601 in UTC, so that it sorts as text. */
  readonly changedAt: string;
}

/** A time with its zone, or none, which is UTC. */
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;
const ROW = /^"?([^",]+)"?,"?([^",]+)"?$/;

/**
 * A list of what changed: Red Hat's `changes.csv` and `deletions.csv` name the document first, OSV's `modified_id.csv` the time.
 * @throws FeedFault when a line is no such pair.
 */
export async function* readChangeList(chunks: Chunks): AsyncGenerator<Change, void> {
  let number = 0;
  for await (const line of linesOf(chunks)) {
    number++;
    if (line.trim() === '') continue;
    const [, first = '', second = ''] = ROW.exec(line.trim()) ?? [];
    const [name, time] = TIME.test(first) ? [second, first] : [first, second];
    const changedAt = isoOf(time);
    if (changedAt === undefined || name === '') {
      throw new FeedFault(`found '${line.slice(0, 60)}' in line ${number}, wanted a document and when it changed`);
    }
    yield { name, changedAt };
  }
}

/** To the microsecond, where the list says so: two changes of one millisecond keep their order. */
function isoOf(written: string): string | undefined {
  if (!TIME.test(written)) return undefined;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(written) ? written : `${written}Z`;
  const ms = Date.parse(zoned);
  if (Number.isNaN(ms)) return undefined;
  const fraction = (/\.(\d+)/.exec(written)?.[1] ?? '').slice(0, 6).padEnd(6, '0');
  return `${new Date(ms).toISOString().slice(0, 19)}.${fraction}Z`;
}
