import type { CallContext } from '../../../kernel/service.ts';
import { requireGroup } from '../groups.ts';
import type { LogsState } from '../state.ts';

export function listTagsForResource(input: any, { state }: CallContext<LogsState>) {
  return { tags: Object.fromEntries(requireGroup(state, { logGroupIdentifier: input.resourceArn }).tags) };
}
