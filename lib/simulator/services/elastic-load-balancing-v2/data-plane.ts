// Where a listener sends a request at this moment: the way that users' requests take, beside the API.

import type { Action, RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ElbState } from './state.ts';

export interface UserRequest {
  readonly listenerArn: string;
  readonly host: string;
  readonly path: string;
}

export interface RoutedGroup {
  readonly arn: string;
  readonly weight: number;
  readonly targets: readonly { readonly id: string; readonly state: string }[];
}

export interface Route {
  readonly loadBalancerArn: string;
  readonly active: boolean;
  /** The status of a fixed response or a redirect; undefined when the request is forwarded. */
  readonly status: number | undefined;
  readonly groups: readonly RoutedGroup[];
}

/** Undefined when there is no such listener. */
export function routeOf(state: ElbState, request: UserRequest): Route | undefined {
  const listener = state.listeners.get(request.listenerArn);
  const loadBalancer = state.loadBalancers.get(listener?.loadBalancerArn ?? '');
  if (listener === undefined || loadBalancer === undefined) return undefined;
  const rule = [...state.rules.values()]
    .filter(({ listenerArn }) => listenerArn === listener.arn)
    .sort((a, b) => a.priority - b.priority)
    .find(({ conditions }) => conditions.every((condition) => holds(condition, request)));
  const [action] = rule?.actions ?? listener.defaultActions;
  return {
    loadBalancerArn: loadBalancer.arn,
    active: loadBalancer.state === 'active',
    status: statusOf(action),
    groups: (action?.ForwardConfig?.TargetGroups ?? []).flatMap(({ TargetGroupArn, Weight = 1 }) => {
      const group = state.targetGroups.get(TargetGroupArn ?? '');
      return group === undefined ? [] : [{ arn: group.arn, weight: Weight, targets: [...group.targets.values()] }];
    }),
  };
}

function statusOf(action: Action | undefined): number | undefined {
  if (action?.Type === 'fixed-response') return Number(action.FixedResponseConfig?.StatusCode ?? 503);
  if (action?.Type === 'redirect') return action.RedirectConfig?.StatusCode === 'HTTP_301' ? 301 : 302;
  return undefined;
}

function holds(condition: RuleCondition, request: UserRequest): boolean {
  const subject = condition.Field === 'host-header' ? request.host.toLowerCase() : request.path;
  return (condition.Values ?? []).some((pattern) =>
    wildcard(condition.Field === 'host-header' ? pattern.toLowerCase() : pattern).test(subject),
  );
}

function wildcard(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`);
}
