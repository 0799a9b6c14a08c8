import type { AddTagsCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { invalid } from '../errors.ts';
import type { ElbState } from '../state.ts';
import { setTags } from '../tags.ts';

export function addTags(input: AddTagsCommandInput, { state }: CallContext<ElbState>) {
  for (const arn of input.ResourceArns ?? []) {
    if (!state.tags.has(arn)) throw invalid(`'${arn}' is not the ARN of a load balancing resource that exists`);
    setTags(state, arn, input.Tags);
  }
  return {};
}
