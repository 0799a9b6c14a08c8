// Node's http and https as a function sees them: each request goes into the region or to what is published outside, none to a socket.

import { EventEmitter } from 'node:events';
import { Readable, Writable } from 'node:stream';
import type { HttpRequest, HttpResponse } from '../../../kernel/service.ts';
import { NetworkError, type WebResponse } from '../../../kernel/web.ts';

/** Rejects with a NetworkError where an address outside AWS cannot be reached. */
export type Send = (request: HttpRequest) => Promise<HttpResponse | WebResponse>;

interface RequestOptions {
  readonly protocol?: string;
  readonly host?: string;
  readonly hostname?: string;
  readonly port?: number | string;
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, unknown>;
}

type OnResponse = (response: IncomingMessage) => void;

class IncomingMessage extends Readable {
  readonly statusCode: number;
  readonly statusMessage = '';
  readonly httpVersion = '1.1';
  readonly headers: Record<string, string>;

  readonly #pieces: Iterator<Uint8Array>;

  constructor(answer: HttpResponse | WebResponse) {
    super();
    this.statusCode = answer.status;
    this.headers = { ...answer.headers };
    this.#pieces = piecesOf(answer.body);
  }

  override _read(): void {
    try {
      const { done, value } = this.#pieces.next();
      this.push(done ? null : Buffer.from(value));
    } catch (error) {
      this.destroy(Object.assign(new Error('aborted'), { code: (error as NetworkError).code }));
    }
  }
}

/** What the region itself answers comes whole; an empty piece would end a stream that Node reads. */
export function* piecesOf(body: Uint8Array | Iterable<Uint8Array>): Generator<Uint8Array, undefined> {
  if (!(body instanceof Uint8Array)) for (const piece of body) yield piece;
  else if (body.byteLength > 0) yield body;
  return undefined;
}

/** A failed request as the system's errors look. */
export function systemError(error: unknown): unknown {
  if (!(error instanceof NetworkError)) return error;
  return Object.assign(new Error(error.message), { code: error.code, ...error.details });
}

class ClientRequest extends Writable {
  readonly #send: Send;
  readonly #target: { readonly method: string; readonly url: string };
  readonly #headers: Record<string, string>;
  readonly #chunks: Uint8Array[] = [];
  readonly reusedSocket = false;
  readonly socket = Object.assign(new EventEmitter(), {
    connecting: false,
    setKeepAlive() {},
    setTimeout() {},
    setNoDelay() {},
  });

  constructor(target: { method: string; url: string; headers: Record<string, string> }, send: Send) {
    super();
    this.#send = send;
    this.#target = target;
    this.#headers = target.headers;
    queueMicrotask(() => this.emit('socket', this.socket));
  }

  override _write(chunk: Uint8Array, _: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#chunks.push(chunk);
    done();
  }

  override _final(done: (error?: Error | null) => void): void {
    done();
    this.#send({ ...this.#target, headers: this.#headers, body: Buffer.concat(this.#chunks) }).then(
      (answer) => {
        if (!this.destroyed || this.writableFinished) this.emit('response', new IncomingMessage(answer));
      },
      (error: unknown) => this.emit('error', systemError(error)),
    );
  }

  setHeader(name: string, value: unknown): this {
    this.#headers[name.toLowerCase()] = String(value);
    return this;
  }

  getHeader(name: string): string | undefined {
    return this.#headers[name.toLowerCase()];
  }

  removeHeader(name: string): void {
    delete this.#headers[name.toLowerCase()];
  }

  setTimeout(): this {
    return this;
  }

  setNoDelay(): void {}

  setSocketKeepAlive(): void {}

  flushHeaders(): void {}

  abort(): void {
    this.destroy();
  }
}

class Agent {
  readonly sockets = {};
  readonly requests = {};
  readonly maxSockets = Number.POSITIVE_INFINITY;

  destroy(): void {}
}

export function httpModule(protocol: 'http:' | 'https:', send: Send): object {
  const request = (...args: unknown[]): ClientRequest => {
    const onResponse = typeof args.at(-1) === 'function' ? (args.pop() as OnResponse) : undefined;
    const [first, second] = args;
    const given =
      typeof first === 'string' || first instanceof URL
        ? { ...fromUrl(first), ...(second as object) }
        : (first as RequestOptions);
    const made = new ClientRequest(target(protocol, given), send);
    if (onResponse !== undefined) made.on('response', onResponse);
    return made;
  };
  const get = (...args: unknown[]) => {
    const made = request(...args);
    made.end();
    return made;
  };
  return {
    request,
    get,
    Agent,
    globalAgent: new Agent(),
    IncomingMessage,
    ClientRequest,
    METHODS: [],
    STATUS_CODES: {},
  };
}

function fromUrl(url: string | URL): RequestOptions {
  const { protocol, hostname, port, pathname, search } = new URL(url);
  return { protocol, hostname, port, path: `${pathname}${search}` };
}

function target(
  protocol: string,
  options: RequestOptions,
): { method: string; url: string; headers: Record<string, string> } {
  const scheme = options.protocol ?? protocol;
  const host = options.hostname ?? options.host ?? 'localhost';
  const usual = scheme === 'https:' ? '443' : '80';
  const port =
    options.port === undefined || options.port === '' || String(options.port) === usual ? '' : `:${options.port}`;
  const headers = Object.fromEntries(
    Object.entries(options.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  return { method: options.method ?? 'GET', url: `${scheme}//${host}${port}${options.path ?? '/'}`, headers };
}
