import type { ModifyRuleCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { completeConditions } from '../conditions.ts';
import { describeRule } from '../describe.ts';
import { notPermitted } from '../errors.ts';
import { findListener, findRule } from '../find.ts';
import { describeRouting } from '../routing.ts';
import type { ElbState } from '../state.ts';
import { completeActions, replaceUses } from '../uses.ts';

export function modifyRule(input: ModifyRuleCommandInput, context: CallContext<ElbState>) {
  const { state } = context;
  const arn = input.RuleArn as string;
  if ([...state.listeners.values()].some(({ defaultRuleArn }) => defaultRuleArn === arn)) {
    throw notPermitted(`Default rule '${arn}' cannot be modified`);
  }
  const rule = findRule(state, arn);
  const before = rule.actions;
  const after = input.Actions === undefined ? before : completeActions(state, input.Actions);
  rule.conditions = input.Conditions === undefined ? rule.conditions : completeConditions(input.Conditions);
  rule.actions = after;
  replaceUses(context, findListener(state, rule.listenerArn).loadBalancerArn, { before, after });
  context.transition(arn, describeRouting(before), describeRouting(after));
  return { Rules: [describeRule(rule)] };
}
