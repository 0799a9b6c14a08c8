import type { Tag } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ElbState } from './state.ts';

export function setTags(state: ElbState, arn: string, tags: readonly Tag[] = []): void {
  const held = state.tags.get(arn) ?? new Map<string, string>();
  for (const { Key, Value } of tags) held.set(Key as string, Value ?? '');
  state.tags.set(arn, held);
}

export function tagsOf(state: ElbState, arn: string): Tag[] {
  return [...(state.tags.get(arn) ?? [])].map(([Key, Value]) => ({ Key, Value }));
}
