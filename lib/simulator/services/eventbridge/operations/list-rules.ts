import type { ListRulesCommandInput, ListRulesCommandOutput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { ruleDescription } from '../describe.ts';
import { type EventBridgeState, findBus } from '../state.ts';

export function listRules(
  input: ListRulesCommandInput,
  context: CallContext<EventBridgeState>,
): Partial<ListRulesCommandOutput> {
  const { NamePrefix: prefix = '', NextToken: after = '', Limit: limit = 100 } = input;
  const { rules } = findBus(context, input.EventBusName);
  const names = [...rules.keys()].sort().filter((name) => name.startsWith(prefix) && name > after);
  const Rules = names.slice(0, limit).flatMap((name) => {
    const rule = rules.get(name);
    return rule === undefined ? [] : [ruleDescription(rule)];
  });
  const last = names[limit - 1];
  return names.length > limit && last !== undefined ? { Rules, NextToken: last } : { Rules };
}
