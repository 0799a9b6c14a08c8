import type { CreateOrUpdateTagsCommandInput, Tag } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { findGroup } from '../find.ts';
import type { AutoScalingState, Group } from '../state.ts';

export function createOrUpdateTags(input: CreateOrUpdateTagsCommandInput, { state }: CallContext<AutoScalingState>) {
  for (const tag of input.Tags ?? []) setTags(findGroup(state, tag.ResourceId as string), [tag]);
  return {};
}

export function setTags(group: Group, tags: readonly Tag[]): void {
  for (const { Key, Value, PropagateAtLaunch } of tags) {
    group.tags.set(Key as string, { key: Key as string, value: Value ?? '', propagate: PropagateAtLaunch === true });
  }
}
