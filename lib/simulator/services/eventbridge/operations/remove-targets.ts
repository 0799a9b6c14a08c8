import type { RemoveTargetsCommandInput, RemoveTargetsCommandOutput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { requireOwn } from '../managed.ts';
import { type EventBridgeState, findRule } from '../state.ts';

export function removeTargets(
  input: RemoveTargetsCommandInput,
  context: CallContext<EventBridgeState>,
): Partial<RemoveTargetsCommandOutput> {
  const rule = findRule(context, input.Rule, input.EventBusName);
  if (input.Force !== true) requireOwn(rule, context.caller, 'delete');
  const missing = (input.Ids ?? []).filter((id) => !rule.targets.delete(id));
  return {
    FailedEntryCount: missing.length,
    FailedEntries: missing.map((TargetId) => ({
      TargetId,
      ErrorCode: 'ResourceNotFoundException',
      ErrorMessage: `Rule ${rule.name} does not have target ${TargetId}.`,
    })),
  };
}
