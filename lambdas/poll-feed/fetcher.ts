import { atMost, type Chunks, textOf } from '../../lib/feeds/chunks.ts';
import { FeedFault } from '../../lib/feeds/feed-fault.ts';
import { namedFault } from './named-fault.ts';

/** Until the first byte, and between two pieces. */
const SILENCE_MS = 30_000;

export interface Asked {
  /** Sent as it is, as JSON; without it the document is only read. */
  readonly body?: unknown;
  /** What the source gave along with what is known of it already: an ETag, or else the time of its last change. */
  readonly validator?: string | undefined;
  /** That there is no such document is an answer, too. */
  readonly mayBeGone?: boolean;
}

export type Answer =
  | { readonly kind: 'content'; readonly chunks: Chunks; readonly validator: string | undefined }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'gone' };

/** Asks sources of the web, with an end to each wait: one that hangs must not hold the function until it is killed. */
export class Fetcher {
  readonly #deadlineMs: number;

  /** `deadlineMs`: when all of it must have been read, epoch milliseconds. */
  constructor(deadlineMs: number) {
    this.#deadlineMs = deadlineMs;
  }

  get leftMs(): number {
    return this.#deadlineMs - Date.now();
  }

  /** @throws FeedFault with the address in its text */
  async get(url: string, asked: Asked = {}): Promise<Answer> {
    const watch = new Watch(url, this.#deadlineMs);
    try {
      const response = await watch.during(fetch(url, { ...requestOf(asked), signal: watch.signal }));
      if (response.status === 304) return { kind: 'unchanged' };
      if (asked.mayBeGone === true && [404, 410].includes(response.status)) return { kind: 'gone' };
      if (response.status !== 200) throw new FeedFault(`${url} answers ${response.status}`);
      const validator = response.headers.get('etag') ?? response.headers.get('last-modified') ?? undefined;
      return { kind: 'content', chunks: piecesOf(response, watch), validator };
    } catch (error) {
      watch.end();
      throw faultOf(url, error);
    }
  }

  /** What stands there, whatever was known of it. @throws FeedFault */
  async content(url: string, asked: Pick<Asked, 'body'> = {}): Promise<Chunks> {
    const answer = await this.get(url, asked);
    if (answer.kind !== 'content') throw new FeedFault(`${url} answers ${answer.kind}, and was not asked for changes`);
    return answer.chunks;
  }

  /** A small JSON document; undefined when there is none any more. @throws FeedFault */
  async json(url: string, asked: Pick<Asked, 'body' | 'mayBeGone'>, maxBytes: number): Promise<unknown> {
    const answer = await this.get(url, asked);
    if (answer.kind !== 'content') return undefined;
    let text = '';
    try {
      for await (const piece of textOf(atMost(maxBytes, answer.chunks))) text += piece;
      return JSON.parse(text);
    } catch (error) {
      if (error instanceof SyntaxError) throw new FeedFault(`${url} is no JSON: ${error.message}`);
      throw faultOf(url, error);
    }
  }
}

function requestOf({ body, validator }: Asked): RequestInit {
  const headers: Record<string, string> = { 'user-agent': 'goldsmith' };
  if (validator !== undefined) headers[/^(W\/)?"/.test(validator) ? 'if-none-match' : 'if-modified-since'] = validator;
  if (body === undefined) return { headers };
  return { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function* piecesOf(response: Response, watch: Watch): Chunks & AsyncGenerator<Uint8Array, void> {
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const piece = await watch.during(reader?.read() ?? Promise.resolve({ done: true, value: undefined } as const));
      if (piece.value === undefined) return;
      yield piece.value;
    }
  } catch (error) {
    throw faultOf(response.url || watch.url, error);
  } finally {
    watch.end();
  }
}

/** Breaks a request off when nothing comes, or when there is no time left. */
class Watch {
  readonly url: string;
  readonly #deadlineMs: number;
  readonly #controller = new AbortController();

  constructor(url: string, deadlineMs: number) {
    this.url = url;
    this.#deadlineMs = deadlineMs;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  async during<T>(work: Promise<T>): Promise<T> {
    const leftMs = Math.max(0, this.#deadlineMs - Date.now());
    const why = leftMs < SILENCE_MS ? 'takes too long' : `sent nothing for ${SILENCE_MS / 1000} s`;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new FeedFault(`${this.url} ${why}`)), Math.min(SILENCE_MS, leftMs));
    });
    try {
      return await Promise.race([work, silence]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Lets go of the connection. What has been read to its end is not touched. */
  end(): void {
    this.#controller.abort();
  }
}

/** Whatever the network says is the source's fault: there is nobody else on the line. */
function faultOf(url: string, error: unknown): FeedFault {
  if (error instanceof FeedFault) return namedFault(url, error) as FeedFault;
  const { message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  return new FeedFault(`${url} cannot be read: ${cause?.code ?? cause?.message ?? message}`);
}
