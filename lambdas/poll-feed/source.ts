import type { Advisory } from '../../lib/contract/advisory.ts';
import type { Fetcher } from './fetcher.ts';
import type { Needs } from './needs.ts';

/** How far a feed was read: all that a later look needs to find what is new. */
export interface Mark {
  /** By address: what the source gave to ask again with. */
  readonly validators: Readonly<Record<string, string>>;
  /** In the feed's own words: a catalogue's version, a time. It sorts as text, and only grows. */
  readonly watermark?: string;
  /** Of a collection: how many documents its list names. */
  readonly listed?: number;
  /** Of a collection: how many documents are still to be read, by the next looks. */
  readonly behind?: number;
}

export interface Look {
  readonly fetcher: Fetcher;
  readonly needs: Needs;
  /** Of the last look that succeeded for the same scope; undefined when this is the first. */
  readonly known: Mark | undefined;
  /** All that the feed's document says now; undefined when there is none. */
  stored(): Promise<AsyncIterable<Advisory> | undefined>;
}

/** What a feed says now. */
export interface Found {
  /** Reading may end in a FeedFault, up to its last entry. Absent when the source moved, and nothing of it concerns us. */
  readonly entries?: AsyncIterable<object>;
  /** Known once all entries are read. */
  mark(): Mark;
}

export interface Source {
  /** Which part of the feed the images ask for; undefined when no image needs any of it. */
  scope(needs: Needs): string | undefined;
  /**
   * Whether each look reads all that the feed says: then one that suddenly has far fewer entries was cut off at its source.
   */
  readonly whole: boolean;
  /** Undefined when there is nothing new. @throws FeedFault */
  look(look: Look): Promise<Found | undefined>;
}
