import type { HttpRequest } from '../kernel/service.ts';

/** Who signed a request, and for which service; the signature itself is not verified. */
export function readSignature(request: HttpRequest): { accessKeyId: string; service: string } | undefined {
  const header = request.headers['authorization'];
  const credential =
    header === undefined
      ? new URL(request.url).searchParams.get('X-Amz-Credential')
      : /Credential=([^,\s]+)/.exec(header)?.[1];
  const parts = credential?.split('/') ?? [];
  const [accessKeyId, , , service] = parts;
  return accessKeyId === undefined || service === undefined ? undefined : { accessKeyId, service };
}
