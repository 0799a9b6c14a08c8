import type { CallContext } from '../../../kernel/service.ts';
import { requireGroup, requireStream } from '../groups.ts';
import type { LogsState } from '../state.ts';

export function deleteLogStream(input: any, { state }: CallContext<LogsState>) {
  const group = requireGroup(state, input);
  group.streams.delete(requireStream(group, input.logStreamName).name);
  return {};
}
