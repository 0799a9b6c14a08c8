import type { DeleteRuleCommandInput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { validation } from '../errors.ts';
import { requireOwn } from '../managed.ts';
import { type EventBridgeState, findBus } from '../state.ts';

export function deleteRule(input: DeleteRuleCommandInput, context: CallContext<EventBridgeState>): object {
  const bus = findBus(context, input.EventBusName);
  const rule = bus.rules.get(input.Name as string);
  if (rule === undefined) return {};
  if (input.Force !== true) requireOwn(rule, context.caller, 'delete');
  if (rule.targets.size > 0) throw validation("Rule can't be deleted since it has targets.");
  context.clock.cancel(rule.timer);
  bus.rules.delete(rule.name);
  context.transition(rule.arn, rule.enabled ? 'ENABLED' : 'DISABLED', 'DELETED');
  return {};
}
