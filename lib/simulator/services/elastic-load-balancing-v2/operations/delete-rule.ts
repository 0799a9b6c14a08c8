import type { DeleteRuleCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { findListener, findRule } from '../find.ts';
import { describeRouting } from '../routing.ts';
import type { ElbState, Rule } from '../state.ts';
import { replaceUses } from '../uses.ts';

export function deleteRule(input: DeleteRuleCommandInput, context: CallContext<ElbState>) {
  removeRule(findRule(context.state, input.RuleArn as string), context);
  return {};
}

export function removeRule(rule: Rule, context: CallContext<ElbState>): void {
  const { loadBalancerArn } = findListener(context.state, rule.listenerArn);
  context.state.rules.delete(rule.arn);
  context.state.tags.delete(rule.arn);
  replaceUses(context, loadBalancerArn, { before: rule.actions, after: [] });
  context.transition(rule.arn, describeRouting(rule.actions), 'deleted');
}
