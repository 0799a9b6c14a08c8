import type { CreateRuleCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { completeConditions } from '../conditions.ts';
import { describeRule } from '../describe.ts';
import { invalid } from '../errors.ts';
import { findListener } from '../find.ts';
import { describeRouting } from '../routing.ts';
import type { ElbState, Rule } from '../state.ts';
import { setTags } from '../tags.ts';
import { completeActions, replaceUses } from '../uses.ts';
import { requireFreePriority } from './set-rule-priorities.ts';

export function createRule(input: CreateRuleCommandInput, context: CallContext<ElbState>) {
  const { state, ids } = context;
  const listener = findListener(state, input.ListenerArn as string);
  const priority = input.Priority as number;
  requireFreePriority(state, listener.arn, priority);
  const conditions = completeConditions(input.Conditions ?? []);
  if (conditions.length === 0) throw invalid('A condition must be specified');
  const rule: Rule = {
    arn: `${listener.arn.replace(':listener/', ':listener-rule/')}/${ids.hex(16)}`,
    listenerArn: listener.arn,
    priority,
    conditions,
    actions: completeActions(state, input.Actions ?? []),
  };
  state.rules.set(rule.arn, rule);
  setTags(state, rule.arn, input.Tags);
  replaceUses(context, listener.loadBalancerArn, { before: [], after: rule.actions });
  context.transition(rule.arn, undefined, describeRouting(rule.actions));
  return { Rules: [describeRule(rule)] };
}
