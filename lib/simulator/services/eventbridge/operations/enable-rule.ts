import type { EnableRuleCommandInput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { requireOwn } from '../managed.ts';
import { reschedule } from '../schedule.ts';
import { type EventBridgeState, findRule } from '../state.ts';

export function enableRule(input: EnableRuleCommandInput, context: CallContext<EventBridgeState>): object {
  const rule = findRule(context, input.Name, input.EventBusName);
  requireOwn(rule, context.caller, 'put');
  rule.enabled = true;
  reschedule(context, rule);
  return {};
}
