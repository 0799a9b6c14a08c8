import type { CallContext } from '../../../kernel/service.ts';
import { alreadyExists } from '../errors.ts';
import { requireGroup } from '../groups.ts';
import type { LogsState } from '../state.ts';

export function createLogStream(input: any, { state, clock }: CallContext<LogsState>) {
  const group = requireGroup(state, input);
  const name: string = input.logStreamName;
  if (group.streams.has(name)) throw alreadyExists('log stream');
  group.streams.set(name, { name, createdMs: clock.nowMs, events: [] });
  return {};
}
