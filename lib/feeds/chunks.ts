import { createHash } from 'node:crypto';
import { FeedFault } from './feed-fault.ts';

/** Bytes of a feed as they come: a response's body, or a file. */
export type Chunks = AsyncIterable<Uint8Array>;

/** The text of a feed in UTF-8, piece by piece. A piece never ends inside a character. */
export async function* textOf(chunks: Chunks): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw new FeedFault('found bytes that are not UTF-8');
    throw error;
  }
}

/** Lines without their ends. */
export async function* linesOf(chunks: Chunks): AsyncGenerator<string, void> {
  let rest = '';
  for await (const text of textOf(chunks)) {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Ends with a fault after so many bytes: a feed that never ends must not cost what nobody meant to spend. */
export async function* atMost(bytes: number, chunks: Chunks): AsyncGenerator<Uint8Array, void> {
  let seen = 0;
  for await (const chunk of chunks) {
    seen += chunk.byteLength;
    if (seen > bytes) throw new FeedFault(`is larger than ${bytes} bytes`);
    yield chunk;
  }
}

/** Ends with a fault unless the whole has this checksum. What was read before must not count until the end has come. */
export async function* checked(
  { algorithm, hex }: { readonly algorithm: 'sha256' | 'sha512'; readonly hex: string },
  chunks: Chunks,
): AsyncGenerator<Uint8Array, void> {
  const hash = createHash(algorithm);
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  const found = hash.digest('hex');
  if (found !== hex) throw new FeedFault(`has the ${algorithm} ${found}, wanted ${hex}`);
}
