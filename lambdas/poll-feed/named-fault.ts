import { FeedFault } from '../../lib/feeds/feed-fault.ts';

/** A fault that says at which address; an error of AWS as it is. What a reader stumbled over is nothing that it knows. */
export function namedFault(url: string, error: unknown): unknown {
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError) {
    return new FeedFault(`${url} cannot be understood: ${error.message}`);
  }
  if (!(error instanceof FeedFault) || error.message.startsWith('https://')) return error;
  return new FeedFault(`${url} ${error.message}`);
}

/** Entries whose faults say at which address. */
export async function* namedFaults<Entry>(url: string, entries: AsyncIterable<Entry>): AsyncGenerator<Entry, void> {
  try {
    yield* entries;
  } catch (error) {
    throw namedFault(url, error);
  }
}
