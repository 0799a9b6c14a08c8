// The world outside AWS: documents and APIs that functions reach by HTTP. Nothing is there until it is published.
// A body arrives at once after its first byte: no bandwidth is modelled. No TLS, no HTTP/2, no compression that was not asked for.

import { createHash } from 'node:crypto';
import { durations } from './durations.ts';
import { type InternetFault, InternetFaults, strikeAnswer } from './internet-faults.ts';
import type { Clock } from './kernel/clock.ts';
import { sampleMs } from './kernel/distribution.ts';
import type { Journal } from './kernel/journal.ts';
import type { Random } from './kernel/random.ts';
import type { HttpRequest } from './kernel/service.ts';
import { NetworkError, type Web, type WebResponse } from './kernel/web.ts';

export type WebBody = string | Uint8Array;

export interface WebAnswer {
  /** 200 when absent. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: WebBody;
}

export interface Internet extends Web {
  /** Puts a document at an address, or another one in its place. A function is asked for the body once somebody wants it. */
  publish(url: string, body: WebBody | (() => WebBody), options?: { contentType?: string }): void;
  /** The document is gone; its host still answers, with 404. */
  unpublish(url: string): void;
  /** Lets a program answer all requests to addresses that begin so. */
  answer(urlPrefix: string, handler: (request: HttpRequest) => WebAnswer): void;
  /** Breaks what begins with an address, until mended. */
  fault(fault: InternetFault): void;
  /** Takes back the faults of an address, or all. */
  mend(url?: string): void;
}

export interface InternetParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly journal: Journal;
}

interface Page {
  readonly body: WebBody | (() => WebBody);
  readonly contentType: string;
  readonly modifiedMs: number;
}

interface ReadPage extends Page {
  readonly bytes: Uint8Array;
  readonly etag: string;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** The region's own names, and those of programs on the machine itself. Vendors' sites are not among them. */
const AWS_HOST = /(^|\.)(amazonaws\.com(\.cn)?|api\.aws)$/;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
/** Of hosts that refuse; kept for documents (RFC 5737). */
const ADDRESS = '192.0.2.1';
/** How bodies are cut: a TLS record's worth. */
const PIECE = 16_384;

export class SimulatedInternet implements Internet {
  readonly #parts: InternetParts;
  readonly #faults: InternetFaults;
  readonly #pages = new Map<string, Page | ReadPage>();
  readonly #handlers = new Map<string, (request: HttpRequest) => WebAnswer>();
  readonly #hosts = new Set<string>();

  constructor(parts: InternetParts) {
    this.#parts = parts;
    this.#faults = new InternetFaults(parts.random.fork('faults'));
  }

  reaches(url: string): boolean {
    const { hostname } = new URL(url);
    return !AWS_HOST.test(hostname) && !LOOPBACK.includes(hostname);
  }

  publish(
    url: string,
    body: WebBody | (() => WebBody),
    { contentType = contentTypeOf(url) }: { contentType?: string } = {},
  ): void {
    const before = this.#pages.get(url);
    this.#hosts.add(new URL(url).hostname);
    if (before !== undefined && typeof body !== 'function' && same(readPage(before).bytes, body)) return;
    this.#pages.set(url, { body, contentType, modifiedMs: this.#parts.clock.nowMs });
  }

  unpublish(url: string): void {
    this.#pages.delete(url);
  }

  answer(urlPrefix: string, handler: (request: HttpRequest) => WebAnswer): void {
    this.#hosts.add(new URL(urlPrefix).hostname);
    this.#handlers.set(urlPrefix, handler);
  }

  fault(fault: InternetFault): void {
    this.#faults.switchOn(fault);
  }

  mend(url?: string): void {
    this.#faults.switchOff(url);
  }

  request(request: HttpRequest, caller: string): Promise<WebResponse> {
    const { clock, random, journal } = this.#parts;
    const { method, url } = request;
    const struck = this.#faults.strikes(url);
    const slowMs = struck?.name === 'slow' ? (struck.seconds ?? 60) * 1000 : 0;
    const write = (outcome: string) => journal.append({ kind: 'web', atMs: clock.nowMs, caller, method, url, outcome });
    return new Promise((resolve, reject) => {
      clock.after(sampleMs(random, durations['internet.request']) + slowMs, 'internet request', () => {
        if (struck !== undefined) {
          journal.append({ kind: 'fault', atMs: clock.nowMs, name: struck.name, service: 'internet', operation: url });
        }
        try {
          const response = this.#respond(request, struck);
          write(String(response.status));
          resolve(response);
        } catch (error) {
          if (error instanceof NetworkError) write(error.code);
          reject(error);
        }
      });
    });
  }

  #respond(request: HttpRequest, struck: InternetFault | undefined): WebResponse {
    const { clock, random } = this.#parts;
    const { hostname, port, protocol } = new URL(request.url);
    if (!this.#hosts.has(hostname)) {
      throw new NetworkError('ENOTFOUND', `getaddrinfo ENOTFOUND ${hostname}`, { syscall: 'getaddrinfo', hostname });
    }
    if (struck?.name === 'down') {
      const at = `${ADDRESS}:${port === '' ? (protocol === 'https:' ? 443 : 80) : port}`;
      throw new NetworkError('ECONNREFUSED', `connect ECONNREFUSED ${at}`, { syscall: 'connect', address: ADDRESS });
    }
    const { status, headers, bytes } = this.#answerOf(request);
    const length = { 'content-length': String(bytes.byteLength), ...headers };
    const whole = { status, headers: { date: clock.now().toUTCString(), ...length }, bytes };
    const sent = struck === undefined ? undefined : strikeAnswer(struck, whole, { random, url: request.url });
    if (request.method === 'HEAD') return { status, headers: whole.headers, body: [] };
    return sent ?? { status, headers: whole.headers, body: pieces(bytes) };
  }

  #answerOf(request: HttpRequest): Answer {
    const url = this.#pages.has(request.url) ? request.url : request.url.replace(/\?.*$/, '');
    const page = this.#pages.get(url);
    if (page !== undefined) {
      const read = readPage(page);
      this.#pages.set(url, read);
      return pageAnswer(read, request);
    }
    const [prefix] = [...this.#handlers.keys()].filter((one) => request.url.startsWith(one)).sort(byLength);
    return plain(this.#handlers.get(prefix ?? '')?.(request) ?? NOT_FOUND);
  }
}

const NOT_FOUND: WebAnswer = { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not Found\n' };
const byLength = (a: string, b: string) => b.length - a.length;
const bytesOf = (body: WebBody) => (typeof body === 'string' ? Buffer.from(body, 'utf8') : body);
const same = (bytes: Uint8Array, body: WebBody) => Buffer.compare(bytes, bytesOf(body)) === 0;
const plain = ({ status = 200, headers = {}, body }: WebAnswer): Answer => ({ status, headers, bytes: bytesOf(body) });

function readPage(page: Page | ReadPage): ReadPage {
  if ('bytes' in page) return page;
  const bytes = bytesOf(typeof page.body === 'function' ? page.body() : page.body);
  return { ...page, bytes, etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"` };
}

/** A page with its validators; 304 where the asker has it already (RFC 9110, section 13). */
function pageAnswer(
  { bytes, etag, contentType, modifiedMs }: ReadPage,
  { method, headers: asked }: HttpRequest,
): Answer {
  const modified = new Date(Math.floor(modifiedMs / 1000) * 1000);
  const validators = { etag, 'last-modified': modified.toUTCString(), 'accept-ranges': 'none' };
  if (method !== 'GET' && method !== 'HEAD') {
    return plain({ status: 405, headers: { allow: 'GET, HEAD' }, body: 'Method Not Allowed\n' });
  }
  if (isHeld(asked, etag, modified)) return { ...plain({ status: 304, body: '' }), headers: validators };
  return { status: 200, headers: { ...validators, 'content-type': contentType }, bytes };
}

function isHeld(asked: Readonly<Record<string, string>>, etag: string, modified: Date): boolean {
  const noneMatch = asked['if-none-match'];
  if (noneMatch === undefined) {
    const since = Date.parse(asked['if-modified-since'] ?? '');
    return since >= modified.getTime();
  }
  return noneMatch.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  xml: 'text/xml',
  rss: 'application/rss+xml',
  gz: 'application/gzip',
  csv: 'text/csv',
  list: 'text/plain',
  txt: 'text/plain',
};

function contentTypeOf(url: string): string {
  return TYPES[/\.(\w+)$/.exec(new URL(url).pathname)?.[1] ?? ''] ?? 'application/octet-stream';
}
