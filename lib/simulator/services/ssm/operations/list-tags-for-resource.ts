import type { ListTagsForResourceRequest, ListTagsForResourceResult } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import type { SsmState } from '../state.ts';
import { readTags } from '../tags.ts';

export function listTagsForResource(
  { ResourceType, ResourceId = '' }: ListTagsForResourceRequest,
  context: CallContext<SsmState>,
): ListTagsForResourceResult {
  return { TagList: [...readTags(context, ResourceType, ResourceId)] };
}
