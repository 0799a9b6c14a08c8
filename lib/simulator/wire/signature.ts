import type { HttpRequest } from '../kernel/service.ts';

/** What a signature says of itself; whether it holds is not verified. */
export interface Signature {
  readonly accessKeyId: string;
  /** The region and service that the signer meant. */
  readonly region: string;
  readonly service: string;
  /** Whether it stands in the address, not in a header. */
  readonly presigned: boolean;
}

export function readSignature(request: HttpRequest): Signature | undefined {
  const header = request.headers['authorization'];
  const presigned = header === undefined;
  const credential = presigned
    ? new URL(request.url).searchParams.get('X-Amz-Credential')
    : /Credential=([^,\s]+)/.exec(header)?.[1];
  const [accessKeyId, , region, service] = credential?.split('/') ?? [];
  if (accessKeyId === undefined || region === undefined || service === undefined) return undefined;
  return { accessKeyId, region, service, presigned };
}

/** What a request in Query's protocol asks for. */
export function unsignedAction({ body, headers }: HttpRequest): string | undefined {
  if (!/x-www-form-urlencoded/.test(headers['content-type'] ?? '')) return undefined;
  return new URLSearchParams(Buffer.from(body).toString('utf8')).get('Action') ?? undefined;
}

/** IAM and STS have an endpoint for all regions, which wants us-east-1; the vendors' topics of SNS lie there. */
const ALSO_IN_US_EAST_1 = ['iam', 'sts', 'sns'];

/** Whether a region answers what was signed for another: in AWS that one would, with what it has. */
export function isMeantFor(region: string, signature: Signature): boolean {
  return (
    signature.region === region || (signature.region === 'us-east-1' && ALSO_IN_US_EAST_1.includes(signature.service))
  );
}
