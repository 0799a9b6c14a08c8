import type { ListEventBusesCommandInput, ListEventBusesCommandOutput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { busDescription } from '../describe.ts';
import type { EventBridgeState } from '../state.ts';

export function listEventBuses(
  { NamePrefix: prefix = '' }: ListEventBusesCommandInput,
  { state }: CallContext<EventBridgeState>,
): Partial<ListEventBusesCommandOutput> {
  const buses = [...state.buses.values()].filter(({ name }) => name.startsWith(prefix));
  return { EventBuses: buses.map(busDescription) };
}
