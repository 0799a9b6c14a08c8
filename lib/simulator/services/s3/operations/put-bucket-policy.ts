import type { CallContext } from '../../../kernel/service.ts';
import { checkResourcePolicy, readResourcePolicy } from '../../../policies/resource-grammar.ts';
import { malformedPolicy, publicPolicy } from '../errors.ts';
import { bucketOf } from '../lookup.ts';
import { blocksPublic, isPublic } from '../public-access.ts';
import type { S3State } from '../state.ts';

export function putBucketPolicy(input: { Bucket: string; Policy: string }, context: CallContext<S3State>) {
  const bucket = bucketOf(context.state, input.Bucket);
  checkResourcePolicy(input.Policy, malformedPolicy);
  requireOwnResources(input.Policy, bucket.name);
  if (blocksPublic(bucket) && isPublic(readResourcePolicy(input.Policy)))
    throw publicPolicy(context.caller, bucket.name);
  bucket.policy = input.Policy;
  return {};
}

/** A bucket's policy speaks of that bucket and of its objects alone. */
function requireOwnResources(text: string, bucket: string): void {
  const { Statement } = JSON.parse(text) as { Statement: Record<string, string | string[]>[] };
  const own = new RegExp(`^arn:aws[a-z-]*:s3:::${bucket.replaceAll('.', '\\.')}(/|$)`);
  for (const resource of [Statement].flat().flatMap((one) => one['Resource'] ?? one['NotResource'] ?? [])) {
    if (!own.test(resource)) throw malformedPolicy('Policy has invalid resource');
  }
}
