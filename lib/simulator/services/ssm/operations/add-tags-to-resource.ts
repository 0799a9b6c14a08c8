import type { AddTagsToResourceRequest } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import type { SsmState } from '../state.ts';
import { readTags, writeTags } from '../tags.ts';

export function addTagsToResource(input: AddTagsToResourceRequest, context: CallContext<SsmState>): object {
  const { ResourceType: type, ResourceId: id = '', Tags = [] } = input;
  const kept = readTags(context, type, id).filter((tag) => !Tags.some((added) => added.Key === tag.Key));
  writeTags(context, { type, id }, [...kept, ...Tags]);
  return {};
}
