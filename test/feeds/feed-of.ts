import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Chunks } from '../../lib/feeds/chunks.ts';

/** Text as a feed would bring it, cut where nobody expects it. */
export async function* feedOf(content: string | Uint8Array, size = 7): Chunks & AsyncGenerator<Uint8Array, void> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const read: T[] = [];
  for await (const item of items) read.push(item);
  return read;
}

/** A feed as its maker published it, unpacked; undefined where the folder of samples is not beside the repository. */
export function published(name: string): Uint8Array | undefined {
  const file = new URL(`../../../shared/feeds/${name}`, import.meta.url);
  if (!existsSync(file)) return undefined;
  const content = readFileSync(file);
  return name.endsWith('.gz') ? gunzipSync(content) : content;
}
