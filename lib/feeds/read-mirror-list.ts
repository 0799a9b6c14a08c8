import { type Chunks, linesOf } from './chunks.ts';
import { FeedFault } from './feed-fault.ts';

/**
 * The first mirror that `mirror.list` names, with a slash at its end.
 * @throws FeedFault when it names none, or none that can be reached over HTTPS.
 */
export async function readMirrorList(chunks: Chunks): Promise<string> {
  let mirror: string | undefined;
  for await (const line of linesOf(chunks)) {
    const written = line.trim();
    if (mirror === undefined && URL.canParse(written) && written.startsWith('https://')) mirror = written;
  }
  if (mirror === undefined) throw new FeedFault('names no mirror that can be reached over HTTPS');
  return mirror.endsWith('/') ? mirror : `${mirror}/`;
}
