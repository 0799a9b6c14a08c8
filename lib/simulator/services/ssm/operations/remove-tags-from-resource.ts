import type { RemoveTagsFromResourceRequest } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import type { SsmState } from '../state.ts';
import { readTags, writeTags } from '../tags.ts';

export function removeTagsFromResource(input: RemoveTagsFromResourceRequest, context: CallContext<SsmState>): object {
  const { ResourceType: type, ResourceId: id = '', TagKeys = [] } = input;
  const kept = readTags(context, type, id).filter((tag) => !TagKeys.includes(tag.Key ?? ''));
  writeTags(context, { type, id }, kept);
  return {};
}
