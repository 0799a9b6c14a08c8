import { JSONParser } from '@streamparser/json';
import type { Chunks } from './chunks.ts';
import { FeedFault } from './feed-fault.ts';

/** One value below a large JSON document, with the key that it has there. */
export interface JsonItem {
  readonly key: string | number | undefined;
  readonly value: unknown;
}

/**
 * The values at paths such as `$.vulnerabilities.*`, one after the other; the document itself is never held whole.
 * @throws FeedFault when the document is no JSON or ends too soon.
 */
export async function* jsonItems(chunks: Chunks, ...paths: string[]): AsyncGenerator<JsonItem, void> {
  const parser = new JSONParser({ paths, keepStack: false });
  let found: JsonItem[] = [];
  parser.onValue = ({ key, value }) => {
    found.push({ key, value });
  };
  let fault: Error | undefined;
  parser.onError = (error) => {
    fault = error;
  };
  for await (const chunk of chunks) {
    if (!parser.isEnded) parser.write(chunk);
    if (fault !== undefined) throw new FeedFault(`found no JSON: ${fault.message}`);
    yield* found;
    found = [];
  }
  if (!parser.isEnded) throw new FeedFault('ends in the middle of its JSON');
}
