import type { CreateTagsRequest } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import type { Ec2State } from '../state.ts';
import { changeTags } from '../tagged-resources.ts';
import { checkTags, mergeTags } from '../tags.ts';

export function createTags({ Resources = [], Tags = [] }: CreateTagsRequest, context: CallContext<Ec2State>): object {
  checkTags(Tags, context.caller);
  for (const id of Resources) {
    changeTags(context, id, (tags) => {
      const merged = mergeTags(tags, Tags);
      checkTags(merged, { ...context.caller, kind: 'service' });
      return merged;
    });
  }
  return {};
}
