import type { CreateEventBusCommandInput, CreateEventBusCommandOutput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { validation } from '../errors.ts';
import { type EventBridgeState, newBus } from '../state.ts';

export function createEventBus(
  input: CreateEventBusCommandInput,
  context: CallContext<EventBridgeState>,
): Partial<CreateEventBusCommandOutput> {
  const name = input.Name as string;
  if (!/^[.\-_A-Za-z0-9]{1,256}$/.test(name)) throw validation("Event bus name must not contain '/'.");
  if (context.state.buses.has(name)) {
    throw new ServiceError('ResourceAlreadyExistsException', `Event bus ${name} already exists.`);
  }
  const bus = newBus(context, name);
  bus.description = input.Description;
  for (const { Key, Value } of input.Tags ?? []) bus.tags.set(Key as string, Value as string);
  context.state.buses.set(name, bus);
  return { EventBusArn: bus.arn };
}
