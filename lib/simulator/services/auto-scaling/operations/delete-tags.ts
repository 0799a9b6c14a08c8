import type { DeleteTagsCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { findGroup } from '../find.ts';
import type { AutoScalingState } from '../state.ts';

export function deleteTags(input: DeleteTagsCommandInput, { state }: CallContext<AutoScalingState>) {
  for (const { ResourceId, Key } of input.Tags ?? []) findGroup(state, ResourceId as string).tags.delete(Key as string);
  return {};
}
