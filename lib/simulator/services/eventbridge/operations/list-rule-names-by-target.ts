import type {
  ListRuleNamesByTargetCommandInput,
  ListRuleNamesByTargetCommandOutput,
} from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { type EventBridgeState, findBus } from '../state.ts';

export function listRuleNamesByTarget(
  input: ListRuleNamesByTargetCommandInput,
  context: CallContext<EventBridgeState>,
): Partial<ListRuleNamesByTargetCommandOutput> {
  const rules = [...findBus(context, input.EventBusName).rules.values()];
  const leading = rules.filter((rule) => [...rule.targets.values()].some(({ Arn }) => Arn === input.TargetArn));
  return { RuleNames: leading.map(({ name }) => name) };
}
