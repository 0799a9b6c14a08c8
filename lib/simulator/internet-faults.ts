// How what lies outside AWS fails, by name. All off by default.

import { gzipSync } from 'node:zlib';
import type { Random } from './kernel/random.ts';
import { NetworkError, type WebResponse } from './kernel/web.ts';

export type InternetFaultName =
  /** Connections are refused. */
  | 'down'
  /** 503. */
  | 'http-5xx'
  /** The first byte comes late. */
  | 'slow'
  /** The connection breaks after half of the body. */
  | 'half-sent'
  /** 200, and bytes that are not what the address stands for. */
  | 'garbage'
  /** What is there, and then far more than anybody agreed to. */
  | 'gigantic'
  /** 302 to elsewhere. */
  | 'redirect';

export interface InternetFault {
  /** Addresses that begin so. */
  readonly url: string;
  readonly name: InternetFaultName;
  /** Share of requests that it strikes, 0 to 1; all when absent. */
  readonly rate?: number;
  /** Strikes at most so many times. */
  readonly times?: number;
  /** Of `slow`: until the first byte, in seconds of virtual time; 60 when absent. */
  readonly seconds?: number;
  /** Of `gigantic`: how many bytes a reader meets, unpacked; 1 GiB when absent. */
  readonly bytes?: number;
  /** Of `redirect`: where to; to itself when absent, as a badly set up cache does. */
  readonly location?: string;
}

interface Whole {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

export class InternetFaults {
  readonly #random: Random;
  readonly #on: { fault: InternetFault; struck: number }[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  switchOn(fault: InternetFault): void {
    this.#on.push({ fault, struck: 0 });
  }

  switchOff(url: string | undefined): void {
    const left = url === undefined ? [] : this.#on.filter(({ fault }) => fault.url !== url);
    this.#on.splice(0, this.#on.length, ...left);
  }

  strikes(url: string): InternetFault | undefined {
    for (const entry of this.#on) {
      const { fault } = entry;
      if (!url.startsWith(fault.url) || entry.struck >= (fault.times ?? Number.POSITIVE_INFINITY)) continue;
      if (fault.rate !== undefined && this.#random.next() >= fault.rate) continue;
      entry.struck++;
      return fault;
    }
    return undefined;
  }
}

/** What is sent in place of an answer; undefined where the fault leaves it as it is. */
export function strikeAnswer(
  fault: InternetFault,
  { status, headers, bytes }: Whole,
  { random, url }: { random: Random; url: string },
): WebResponse | undefined {
  const date = { date: headers['date'] ?? '' };
  const text = (code: number, words: string, more: object = {}): WebResponse => {
    const body = Buffer.from(words);
    const type = { 'content-type': 'text/html', 'content-length': String(body.byteLength) };
    return { status: code, headers: { ...date, ...type, ...more }, body: [body] };
  };
  if (fault.name === 'slow' || fault.name === 'down') return undefined;
  switch (fault.name) {
    case 'http-5xx':
      return text(503, '<html><body><h1>503 Service Unavailable</h1></body></html>\n');
    case 'redirect':
      return text(302, '', { location: fault.location ?? url });
    case 'half-sent':
      return { status, headers, body: half(bytes) };
    case 'garbage': {
      const body = Uint8Array.from({ length: 4096 }, () => random.integer(0, 255));
      return { status: 200, headers: { ...date, 'content-length': '4096' }, body: [body] };
    }
    case 'gigantic': {
      const { 'content-length': _, ...open } = headers;
      return { status: 200, headers: open, body: endless(bytes, fault.bytes ?? 2 ** 30) };
    }
  }
}

function* half(bytes: Uint8Array): Generator<Uint8Array> {
  yield bytes.subarray(0, bytes.byteLength >> 1);
  throw new NetworkError('ECONNRESET', 'other side closed');
}

const MEBIBYTE = 2 ** 20;

/** White space to no end: after JSON and XML it is well formed, and a gzip file may have further members. */
function* endless(bytes: Uint8Array, total: number): Generator<Uint8Array> {
  yield bytes;
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const filler = Buffer.alloc(MEBIBYTE, ' ');
  const piece = packed ? gzipSync(filler) : filler;
  for (let sent = bytes.byteLength; sent < total; sent += MEBIBYTE) yield piece;
}
