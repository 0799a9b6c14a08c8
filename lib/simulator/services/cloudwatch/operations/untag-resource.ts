import type { UntagResourceCommandInput } from '@aws-sdk/client-cloudwatch';
import type { CallContext } from '../../../kernel/service.ts';
import type { CloudWatchState } from '../state.ts';
import { findByArn } from './tag-resource.ts';

export function untagResource(input: UntagResourceCommandInput, { state }: CallContext<CloudWatchState>) {
  const { tags } = findByArn(state, input.ResourceARN as string);
  for (const key of input.TagKeys ?? []) tags.delete(key);
  return {};
}
