import type { RemovePermissionCommandInput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { type EventBridgeState, findBus } from '../state.ts';

export function removePermission(input: RemovePermissionCommandInput, context: CallContext<EventBridgeState>): object {
  const bus = findBus(context, input.EventBusName);
  if (input.RemoveAllPermissions === true) {
    bus.policy.clear();
    return {};
  }
  if (bus.policy.delete(input.StatementId ?? '')) return {};
  throw new ServiceError('ResourceNotFoundException', `Statement with the provided id does not exist.`);
}
