import { createHash } from 'node:crypto';
import { Gzip } from 'fflate';
import { FeedFault } from './feed-fault.ts';

/** Packed; some twenty times as much unpacked. It is held until it is written. */
const LIMIT = 128 * 2 ** 20;
const PIECE = 256 * 1024;

export interface PackedLines {
  readonly bytes: Uint8Array;
  readonly entries: number;
  /** Of the lines: what packs otherwise is no other document. */
  readonly digest: string;
}

/** JSON values one a line, packed piece by piece. @throws FeedFault of the reader, or when there is more than anybody meant */
export async function packLines(entries: AsyncIterable<object>): Promise<PackedLines> {
  const packed: Uint8Array[] = [];
  let size = 0;
  const gzip = new Gzip({ level: 6, mtime: 0 }, (piece) => {
    packed.push(piece);
    size += piece.byteLength;
  });
  const hash = createHash('sha256');
  const encoder = new TextEncoder();
  let count = 0;
  let lines = '';
  const push = (last: boolean) => {
    hash.update(lines);
    gzip.push(encoder.encode(lines), last);
    lines = '';
    if (size > LIMIT) throw new FeedFault(`says more than ${LIMIT} bytes can hold`);
  };
  for await (const entry of entries) {
    count++;
    lines += `${JSON.stringify(entry)}\n`;
    if (lines.length >= PIECE) push(false);
  }
  push(true);
  return { bytes: Buffer.concat(packed), entries: count, digest: hash.digest('hex') };
}
