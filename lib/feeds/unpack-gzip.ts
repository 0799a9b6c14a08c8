import { Gunzip } from 'fflate';
import type { Chunks } from './chunks.ts';
import { FeedFault } from './feed-fault.ts';

/**
 * What a gzip file holds, piece by piece. Its checksum is not looked at: readers know the shape that they want, and repositories
 * name a digest of the whole file.
 * @throws FeedFault when it is no gzip, or ends too soon.
 */
export async function* unpackGzip(chunks: Chunks): AsyncGenerator<Uint8Array, void> {
  let unpacked: Uint8Array[] = [];
  const gunzip = new Gunzip((piece) => {
    unpacked.push(piece);
  });
  const push = (piece: Uint8Array, last: boolean) => {
    unpacked = [];
    try {
      gunzip.push(piece, last);
    } catch (error) {
      throw new FeedFault(last ? 'ends in the middle of its gzip' : `found no gzip: ${(error as Error).message}`);
    }
    return unpacked.filter(({ byteLength }) => byteLength > 0);
  };
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    yield* push(chunk, false);
  }
  // Of less than a head and a tail, the library does not say that it is no gzip.
  if (bytes < 18) throw new FeedFault('ends in the middle of its gzip');
  yield* push(new Uint8Array(), true);
}

/** For files that some servers send as they are, and others as a packing that the client has undone already. */
export async function* unpackIfPacked(chunks: Chunks): AsyncGenerator<Uint8Array, void> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) return;
  const all = (async function* () {
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => iterator };
  })();
  yield* first.value[0] === GZIP ? unpackGzip(all) : all;
}

/** The first byte of each gzip file (RFC 1952), and of no text. */
const GZIP = 0x1f;
