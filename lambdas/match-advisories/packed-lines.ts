import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** The lines of a document that was packed with gzip, as many at once as come at once. */
export async function* packedLines(packed: Readable): AsyncGenerator<string[], void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const unpacked = createGunzip({ chunkSize: 256 * 1024 });
  packed.once('error', (error) => unpacked.destroy(error));
  let rest = '';
  for await (const chunk of packed.pipe(unpacked)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
  if (rest !== '') yield [rest];
}
