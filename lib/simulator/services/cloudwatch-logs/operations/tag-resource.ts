import type { CallContext } from '../../../kernel/service.ts';
import { nameIn, requireGroup } from '../groups.ts';
import type { LogsState } from '../state.ts';

export function tagResource(input: any, { state }: CallContext<LogsState>) {
  const { tags } = requireGroup(state, { logGroupIdentifier: nameIn(input.resourceArn) ?? '' });
  for (const [key, value] of Object.entries(input.tags as Record<string, string>)) tags.set(key, value);
  return {};
}
