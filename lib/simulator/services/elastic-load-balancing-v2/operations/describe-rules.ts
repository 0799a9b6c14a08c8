import type { DescribeRulesCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { describeDefaultRule, describeRule } from '../describe.ts';
import { invalid } from '../errors.ts';
import { findListener, findRule } from '../find.ts';
import { page } from '../page.ts';
import type { ElbState } from '../state.ts';

export function describeRules(input: DescribeRulesCommandInput, { state }: CallContext<ElbState>) {
  const { items, ...rest } = page(chosen(input, state), input);
  return { Rules: items, ...rest };
}

function chosen(input: DescribeRulesCommandInput, state: ElbState) {
  if (input.RuleArns !== undefined && input.ListenerArn !== undefined) {
    throw invalid('You must specify either a listener or one or more rules');
  }
  if (input.RuleArns !== undefined) return input.RuleArns.map((arn) => describeAny(state, arn));
  if (input.ListenerArn === undefined) throw invalid('You must specify either a listener or one or more rules');
  const listener = findListener(state, input.ListenerArn);
  const rules = [...state.rules.values()]
    .filter((rule) => rule.listenerArn === listener.arn)
    .sort((a, b) => a.priority - b.priority);
  return [...rules.map(describeRule), describeDefaultRule(listener)];
}

function describeAny(state: ElbState, arn: string) {
  const listener = [...state.listeners.values()].find(({ defaultRuleArn }) => defaultRuleArn === arn);
  return listener === undefined ? describeRule(findRule(state, arn)) : describeDefaultRule(listener);
}
