import type { CallContext } from '../../../kernel/service.ts';
import { requireGroup } from '../groups.ts';
import type { LogsState } from '../state.ts';

export function deleteLogGroup(input: any, { state }: CallContext<LogsState>) {
  state.groups.delete(requireGroup(state, input).name);
  return {};
}
