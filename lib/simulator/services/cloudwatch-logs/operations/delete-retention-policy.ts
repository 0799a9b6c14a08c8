import type { CallContext } from '../../../kernel/service.ts';
import { requireGroup } from '../groups.ts';
import type { LogsState } from '../state.ts';

export function deleteRetentionPolicy(input: any, { state }: CallContext<LogsState>) {
  requireGroup(state, input).retentionDays = undefined;
  return {};
}
