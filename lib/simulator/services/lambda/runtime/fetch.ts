// The global `fetch` as Node's behaves: bodies are streams, redirects are followed, failures are TypeErrors with a cause.

import { piecesOf, type Send, systemError } from './http-module.ts';

type Fetch = (input: string | URL | Request, options?: RequestInit) => Promise<Response>;

type Body = Parameters<typeof piecesOf>[0];

const REDIRECTS = [301, 302, 303, 307, 308];
const WITHOUT_BODY = [204, 205, 304];
/** Fetch standard, HTTP-redirect fetch. */
const MOST_REDIRECTS = 20;

export function fetchInto(send: Send): Fetch {
  return async (input, options) => {
    const request = new Request(input, options);
    request.signal.throwIfAborted();
    const aborted = abortionOf(request.signal);
    const asked = {
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body: new Uint8Array(await request.arrayBuffer()),
    };
    for (let followed = 0; ; followed++) {
      const answer = await Promise.race([aborted, send({ ...asked }).catch(failed)]);
      const location = REDIRECTS.includes(answer.status) ? answer.headers['location'] : undefined;
      if (location === undefined || request.redirect === 'manual') {
        return responseTo(answer, { request, url: asked.url, redirected: followed > 0 });
      }
      if (request.redirect === 'error') throw fetchFailed(new Error('unexpected redirect'));
      if (followed === MOST_REDIRECTS) throw fetchFailed(new Error('redirect count exceeded'));
      asked.url = new URL(location, asked.url).href;
      if (answer.status === 303 || (answer.status < 303 && asked.method === 'POST')) {
        Object.assign(asked, { method: 'GET', body: new Uint8Array() });
      }
    }
  };
}

function responseTo(
  answer: Awaited<ReturnType<Send>>,
  { request, url, redirected }: { request: Request; url: string; redirected: boolean },
): Response {
  const empty = WITHOUT_BODY.includes(answer.status) || request.method === 'HEAD';
  const response = new Response(empty ? null : streamOf(answer.body, request.signal), {
    status: answer.status,
    headers: { ...answer.headers },
  });
  return Object.defineProperties(response, { url: { value: url }, redirected: { value: redirected } });
}

/** Gives a piece whenever the reader wants one, so that a body is never held as a whole. */
function streamOf(body: Body, signal: AbortSignal): ReadableStream<Uint8Array> {
  const rest = piecesOf(body);
  return new ReadableStream<Uint8Array>({
    start(controller) {
      signal.addEventListener('abort', () => controller.error(signal.reason), { once: true });
    },
    pull(controller) {
      try {
        const { done, value } = rest.next();
        if (done) controller.close();
        else controller.enqueue(new Uint8Array(value));
      } catch (error) {
        const cause = Object.assign(new Error((error as Error).message), {
          name: 'SocketError',
          code: 'UND_ERR_SOCKET',
        });
        controller.error(new TypeError('terminated', { cause }));
      }
    },
    cancel() {
      rest.return(undefined);
    },
  });
}

const fetchFailed = (cause: unknown) => new TypeError('fetch failed', { cause });

function failed(error: unknown): never {
  throw fetchFailed(systemError(error));
}

function abortionOf(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  aborted.catch(() => {});
  return aborted;
}
