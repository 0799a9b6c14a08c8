import type { DeleteEventBusCommandInput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { validation } from '../errors.ts';
import { busName, type EventBridgeState } from '../state.ts';

export function deleteEventBus(
  input: DeleteEventBusCommandInput,
  { state, clock }: CallContext<EventBridgeState>,
): object {
  const name = busName(input.Name);
  if (name === 'default') throw validation('Cannot delete event bus default.');
  for (const rule of state.buses.get(name)?.rules.values() ?? []) clock.cancel(rule.timer);
  state.buses.delete(name);
  return {};
}
