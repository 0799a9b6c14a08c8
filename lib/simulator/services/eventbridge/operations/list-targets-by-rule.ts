import type { ListTargetsByRuleCommandInput, ListTargetsByRuleCommandOutput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { type EventBridgeState, findRule } from '../state.ts';

export function listTargetsByRule(
  input: ListTargetsByRuleCommandInput,
  context: CallContext<EventBridgeState>,
): Partial<ListTargetsByRuleCommandOutput> {
  return { Targets: [...findRule(context, input.Rule, input.EventBusName).targets.values()] };
}
