import type { HttpRequest } from '../../kernel/service.ts';

/**
 * Clients name the bucket in the host or in the path, and send bodies in signed chunks; the SDK's schemas know
 * neither. Gives the request without the bucket and with a plain body, and the bucket as a label.
 */
export function readRequest(request: HttpRequest): { request: HttpRequest; labels: ReadonlyMap<string, string> } {
  const url = new URL(request.url);
  const labels = new Map<string, string>();
  const virtual = /^(.+)\.s3[.-]/.exec(url.hostname)?.[1];
  if (virtual !== undefined) labels.set('Bucket', virtual);
  else {
    const [, first = '', ...rest] = url.pathname.split('/');
    if (first !== '') labels.set('Bucket', decodeURIComponent(first));
    url.pathname = `/${rest.join('/')}`;
  }
  const chunked = (request.headers['content-encoding'] ?? '').includes('aws-chunked');
  const body = chunked || 'x-amz-decoded-content-length' in request.headers ? unchunk(request.body) : request.body;
  return { request: { ...request, url: url.href, body }, labels };
}

/** The aws-chunked coding: `<hex length>[;chunk-signature=…]\r\n<data>\r\n`, ended by an empty chunk and trailers. */
function unchunk(body: Uint8Array): Uint8Array {
  const bytes = Buffer.from(body);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) break;
    const length = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    if (!(length > 0)) break;
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + length));
    at = lineEnd + 2 + length + 2;
  }
  return Buffer.concat(parts);
}
