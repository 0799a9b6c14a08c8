import type { HttpRequest, Origin } from '../kernel/service.ts';

/** A loopback interface nobody reads along on: what a program sends there would go to AWS by TLS. */
export function originOf({ url }: HttpRequest): Origin {
  const { protocol, hostname } = new URL(url);
  const loopback = /^(127\.\d+\.\d+\.\d+|\[::1\]|(.+\.)?localhost)$/.test(hostname);
  return loopback ? { secure: true, address: '127.0.0.1' } : { secure: protocol === 'https:' };
}
