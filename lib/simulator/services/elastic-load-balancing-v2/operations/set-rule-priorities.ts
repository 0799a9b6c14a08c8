import type { SetRulePrioritiesCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { describeRule } from '../describe.ts';
import { invalid, priorityInUse } from '../errors.ts';
import { findRule } from '../find.ts';
import type { ElbState } from '../state.ts';

/** All at once: rules may take each other's priorities. */
export function setRulePriorities(input: SetRulePrioritiesCommandInput, { state }: CallContext<ElbState>) {
  const changes = (input.RulePriorities ?? []).map(({ RuleArn, Priority }) => ({
    rule: findRule(state, RuleArn as string),
    priority: Priority as number,
  }));
  const moved = new Set(changes.map(({ rule }) => rule));
  for (const { rule, priority } of changes) {
    requirePriority(priority);
    for (const other of state.rules.values()) {
      const clashes = other.listenerArn === rule.listenerArn && other.priority === priority && !moved.has(other);
      if (clashes) throw priorityInUse(priority);
    }
  }
  for (const { rule, priority } of changes) rule.priority = priority;
  return { Rules: changes.map(({ rule }) => describeRule(rule)) };
}

export function requireFreePriority(state: ElbState, listenerArn: string, priority: number): void {
  requirePriority(priority);
  for (const rule of state.rules.values()) {
    if (rule.listenerArn === listenerArn && rule.priority === priority) throw priorityInUse(priority);
  }
}

function requirePriority(priority: number): void {
  if (!Number.isInteger(priority) || priority < 1 || priority > 50_000) {
    throw invalid(`Priority '${priority}' must be between 1 and 50000`);
  }
}
