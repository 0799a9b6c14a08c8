// Resources by the names that requests give them, or the error that says which is missing.

import * as errors from './errors.ts';
import type { ElbState, Listener, LoadBalancer, Rule, TargetGroup } from './state.ts';

export function findLoadBalancer(state: ElbState, arn: string): LoadBalancer {
  const found = state.loadBalancers.get(arn);
  if (found === undefined) throw errors.loadBalancerNotFound(arn);
  return found;
}

export function findListener(state: ElbState, arn: string): Listener {
  const found = state.listeners.get(arn);
  if (found === undefined) throw errors.listenerNotFound();
  return found;
}

export function findRule(state: ElbState, arn: string): Rule {
  const found = state.rules.get(arn);
  if (found === undefined) throw errors.ruleNotFound();
  return found;
}

export function findTargetGroup(state: ElbState, arn: string): TargetGroup {
  const found = state.targetGroups.get(arn);
  if (found === undefined) throw errors.targetGroupNotFound();
  return found;
}
