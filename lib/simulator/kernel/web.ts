// What lies outside AWS, as programs inside the region reach it by HTTP.

import type { HttpRequest } from './http.ts';

export interface WebResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** In pieces, as they come. Ends with a NetworkError where the connection breaks half-way. */
  readonly body: Iterable<Uint8Array>;
}

/** A request that got no answer, or only a part of one. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  /** As operating systems name it: `ENOTFOUND`, `ECONNREFUSED`, `ECONNRESET`. */
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

export interface Web {
  /** Whether an address leads out of AWS. */
  reaches(url: string): boolean;
  /** Answers after the time that it takes. Rejects with a NetworkError. */
  request(request: HttpRequest, caller: string): Promise<WebResponse>;
}
