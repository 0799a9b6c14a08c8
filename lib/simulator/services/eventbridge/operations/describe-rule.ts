import type { DescribeRuleCommandInput, DescribeRuleCommandOutput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { ruleDescription } from '../describe.ts';
import { type EventBridgeState, findRule } from '../state.ts';

export function describeRule(
  input: DescribeRuleCommandInput,
  context: CallContext<EventBridgeState>,
): Partial<DescribeRuleCommandOutput> {
  return { ...ruleDescription(findRule(context, input.Name, input.EventBusName)), CreatedBy: context.account };
}
