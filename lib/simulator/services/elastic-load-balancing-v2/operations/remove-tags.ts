import type { RemoveTagsCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import type { ElbState } from '../state.ts';

export function removeTags(input: RemoveTagsCommandInput, { state }: CallContext<ElbState>) {
  for (const arn of input.ResourceArns ?? []) for (const key of input.TagKeys ?? []) state.tags.get(arn)?.delete(key);
  return {};
}
