import type { ListTagsForResourceCommandInput } from '@aws-sdk/client-cloudwatch';
import type { CallContext } from '../../../kernel/service.ts';
import type { CloudWatchState } from '../state.ts';
import { findByArn } from './tag-resource.ts';

export function listTagsForResource(input: ListTagsForResourceCommandInput, { state }: CallContext<CloudWatchState>) {
  const { tags } = findByArn(state, input.ResourceARN as string);
  return { Tags: [...tags].map(([Key, Value]) => ({ Key, Value })) };
}
