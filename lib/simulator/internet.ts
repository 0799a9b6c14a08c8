// The world outside AWS: documents and APIs that functions reach by HTTP. Nothing is there until it is published.
// A body arrives at once after its first byte: no bandwidth is modelled. No TLS, no HTTP/2, no compression that was not asked for.

import { createHash } from 'node:crypto';
import { durations } from './durations.ts';
import { type FaultNote, type InternetFault, InternetFaults, strikeAnswer } from './internet-faults.ts';
import type { Clock } from './kernel/clock.ts';
import { sampleMs } from './kernel/distribution.ts';
import type { Journal } from './kernel/journal.ts';
import type { Random } from './kernel/random.ts';
import type { HttpRequest } from './kernel/service.ts';
import { NetworkError, type Web } from './kernel/web.ts';

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

/** The region's own names, and those of programs on the machine itself. Vendors' sites are not among them. */
const AWS_HOST = /(^|\.)(amazonaws\.com(\.cn)?|api\.aws)$/;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
/** How bodies are cut: a TLS record's worth. */
const PIECE = 16_384;

export function createInternet({ clock, random, journal }: InternetParts): Internet {
  const pages = new Map<string, Page | ReadPage>();
  const handlers = new Map<string, (request: HttpRequest) => WebAnswer>();
  const hosts = new Set<string>();
  const faults = new InternetFaults(random.fork('faults'));

  const answerOf = (request: HttpRequest): Required<WebAnswer> & { readonly bytes: Uint8Array } => {
    const page = pages.get(request.url) ?? pages.get(request.url.replace(/\?.*$/, ''));
    if (page !== undefined) {
      const read = readPage(page);
      pages.set(pages.has(request.url) ? request.url : request.url.replace(/\?.*$/, ''), read);
      return pageAnswer(read, request);
    }
    const prefix = [...handlers.keys()].filter((one) => request.url.startsWith(one)).sort(byLength)[0];
    const { status = 404, headers = {}, body } = handlers.get(prefix ?? '')?.(request) ?? NOT_FOUND;
    return plain({ status: prefix === undefined ? 404 : status, headers, body });
  };

  const respond = (request: HttpRequest, { struck, note }: { struck: InternetFault | undefined; note: FaultNote }) => {
    const { hostname, port, protocol } = new URL(request.url);
    if (!hosts.has(hostname)) {
      throw new NetworkError('ENOTFOUND', `getaddrinfo ENOTFOUND ${hostname}`, { syscall: 'getaddrinfo', hostname });
    }
    if (struck?.name === 'down') {
      const at = `192.0.2.1:${port === '' ? (protocol === 'https:' ? 443 : 80) : port}`;
      note('down');
      throw new NetworkError('ECONNREFUSED', `connect ECONNREFUSED ${at}`, {
        syscall: 'connect',
        address: '192.0.2.1',
      });
    }
    const { status, headers, bytes } = answerOf(request);
    const length = { 'content-length': String(bytes.byteLength), ...headers };
    const whole = { status, headers: { date: clock.now().toUTCString(), ...length }, bytes };
    const sent = struck === undefined ? undefined : strikeAnswer(struck, whole, { random, note, url: request.url });
    if (request.method === 'HEAD') return { status, headers: whole.headers, body: [] };
    return sent ?? { status, headers: whole.headers, body: pieces(bytes) };
  };

  return {
    reaches(url) {
      const { hostname } = new URL(url);
      return !AWS_HOST.test(hostname) && !LOOPBACK.includes(hostname);
    },
    publish(url, body, { contentType = contentTypeOf(url) } = {}) {
      const before = pages.get(url);
      hosts.add(new URL(url).hostname);
      if (before !== undefined && typeof body !== 'function' && same(readPage(before).bytes, body)) return;
      pages.set(url, { body, contentType, modifiedMs: clock.nowMs });
    },
    unpublish: (url) => void pages.delete(url),
    answer(urlPrefix, handler) {
      hosts.add(new URL(urlPrefix).hostname);
      handlers.set(urlPrefix, handler);
    },
    fault: (fault) => faults.switchOn(fault),
    mend: (url) => faults.switchOff(url),
    request(request, caller) {
      const struck = faults.strikes(request.url);
      const note = (name: string) =>
        journal.append({ kind: 'fault', atMs: clock.nowMs, name, service: 'internet', operation: request.url });
      const write = (outcome: string) =>
        journal.append({ kind: 'web', atMs: clock.nowMs, caller, method: request.method, url: request.url, outcome });
      const slowMs = struck?.name === 'slow' ? (struck.seconds ?? 60) * 1000 : 0;
      return new Promise((resolve, reject) => {
        clock.after(sampleMs(random, durations['internet.request']) + slowMs, 'internet request', () => {
          try {
            if (slowMs > 0) note('slow');
            const response = respond(request, { struck, note });
            write(String(response.status));
            resolve(response);
          } catch (error) {
            if (error instanceof NetworkError) write(error.code);
            reject(error);
          }
        });
      });
    },
  };
}

const NOT_FOUND: WebAnswer = { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not Found\n' };
const byLength = (a: string, b: string) => b.length - a.length;
const bytesOf = (body: WebBody) => (typeof body === 'string' ? Buffer.from(body, 'utf8') : body);
const same = (bytes: Uint8Array, body: WebBody) => Buffer.compare(bytes, bytesOf(body)) === 0;
const plain = ({ status = 200, headers = {}, body }: WebAnswer) => ({ status, headers, body, bytes: bytesOf(body) });

function readPage(page: Page | ReadPage): ReadPage {
  if ('bytes' in page) return page;
  const bytes = bytesOf(typeof page.body === 'function' ? page.body() : page.body);
  return { ...page, bytes, etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"` };
}

/** A page with its validators; 304 where the asker has it already (RFC 9110, section 13). */
function pageAnswer({ bytes, etag, contentType, modifiedMs }: ReadPage, { method, headers: asked }: HttpRequest) {
  const modified = new Date(Math.floor(modifiedMs / 1000) * 1000);
  const validators = { etag, 'last-modified': modified.toUTCString(), 'accept-ranges': 'none' };
  if (method !== 'GET' && method !== 'HEAD') {
    return plain({ status: 405, headers: { allow: 'GET, HEAD' }, body: 'Method Not Allowed\n' });
  }
  if (isHeld(asked, etag, modified)) return { ...plain({ status: 304, body: '' }), headers: validators };
  return { status: 200, headers: { ...validators, 'content-type': contentType }, body: bytes, bytes };
}

function isHeld(asked: Readonly<Record<string, string>>, etag: string, modified: Date): boolean {
  const noneMatch = asked['if-none-match'];
  if (noneMatch === undefined) {
    const since = Date.parse(asked['if-modified-since'] ?? '');
    return since >= modified.getTime();
  }
  return noneMatch.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);
}

export function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
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
