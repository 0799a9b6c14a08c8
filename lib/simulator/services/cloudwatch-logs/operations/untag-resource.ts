import type { CallContext } from '../../../kernel/service.ts';
import { requireGroup } from '../groups.ts';
import type { LogsState } from '../state.ts';

export function untagResource(input: any, { state }: CallContext<LogsState>) {
  const { tags } = requireGroup(state, { logGroupIdentifier: input.resourceArn });
  for (const key of input.tagKeys) tags.delete(key);
  return {};
}
