import { Readable } from 'node:stream';
import type { HttpRequest, HttpResponse } from './kernel/service.ts';

/** What the SDK hands to its HTTP handler. */
interface SdkRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const ignore = () => {};

/**
 * Without `info` and `error` the SDK does not copy each answer to hide in it what no log may show: one in six parts of
 * what an answer of a hundred instances costs its client.
 */
const QUIET = { trace: ignore, debug: ignore, warn: ignore };

/** What an SDK client is given to be answered from this process, without a socket. */
export function inProcess(answer: (request: HttpRequest) => Promise<HttpResponse>) {
  return { logger: QUIET, requestHandler: inProcessHandler(answer) };
}

function inProcessHandler(answer: (request: HttpRequest) => Promise<HttpResponse>) {
  return {
    async handle(request: SdkRequest) {
      const response = await answer({
        method: request.method,
        url: `${request.protocol}//${request.hostname}${request.path}${queryText(request.query)}`,
        headers: lowerCased(request.headers),
        body: await bodyBytes(request.body),
      });
      return {
        response: {
          statusCode: response.status,
          headers: { ...response.headers },
          body: bodyOf(response),
        },
      };
    },
    destroy() {},
  };
}

/** Only REST answers may be handed on as streams. To read a stream costs a third of a small call. */
function bodyOf({ headers, body }: HttpResponse): Readable | Uint8Array {
  const type = headers['content-type'] ?? '';
  if (type.startsWith('text/xml') || type.startsWith('application/x-amz-json')) return body;
  return Readable.from([Buffer.from(body)], { objectMode: false });
}

function queryText(query: SdkRequest['query'] = {}): string {
  const pairs: string[] = [];
  for (const [key, value] of Object.entries(query)) {
    const values = value === null ? [null] : typeof value === 'string' ? [value] : value;
    for (const one of values) {
      pairs.push(one === null ? encodeURIComponent(key) : `${encodeURIComponent(key)}=${encodeURIComponent(one)}`);
    }
  }
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

async function bodyBytes(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return Buffer.from(body, 'utf8');
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
