// Which load balancers send to which target groups. A group that no rule names is not in use, and its targets are not checked.

import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ServiceContext } from '../../kernel/service.ts';
import { invalid, tooManyTargetGroups } from './errors.ts';
import { findTargetGroup } from './find.ts';
import type { ElbState } from './state.ts';
import { startChecks, stopChecks } from './transitions/check-health.ts';

/** ARNs of the target groups that actions forward to. A group with weight 0 is named too: it gets checks, and no traffic. */
export function forwardedTo(actions: readonly Action[]): string[] {
  return actions.flatMap(({ ForwardConfig, TargetGroupArn }) =>
    ForwardConfig?.TargetGroups === undefined
      ? TargetGroupArn === undefined
        ? []
        : [TargetGroupArn]
      : ForwardConfig.TargetGroups.flatMap((tuple) => tuple.TargetGroupArn ?? []),
  );
}

/** Puts other actions in the place of earlier ones, and begins or ends the checks of the groups that this touches. */
export function replaceUses(
  context: ServiceContext<ElbState>,
  loadBalancerArn: string,
  actions: { readonly before: readonly Action[]; readonly after: readonly Action[] },
): void {
  const before = forwardedTo(actions.before);
  const after = forwardedTo(actions.after);
  for (const arn of after) count(context.state, { arn, loadBalancerArn, by: 1 });
  for (const arn of before) count(context.state, { arn, loadBalancerArn, by: -1 });
  for (const arn of new Set([...before, ...after])) {
    const group = context.state.targetGroups.get(arn);
    if (group === undefined) continue;
    if (context.state.uses.has(arn)) startChecks(context, group);
    else stopChecks(context, group);
  }
}

function count(state: ElbState, use: { arn: string; loadBalancerArn: string; by: number }): void {
  const byLoadBalancer = state.uses.get(use.arn) ?? new Map<string, number>();
  const counted = (byLoadBalancer.get(use.loadBalancerArn) ?? 0) + use.by;
  if (counted > 0) byLoadBalancer.set(use.loadBalancerArn, counted);
  else byLoadBalancer.delete(use.loadBalancerArn);
  if (byLoadBalancer.size > 0) state.uses.set(use.arn, byLoadBalancer);
  else state.uses.delete(use.arn);
}

const MODELLED = ['forward', 'fixed-response', 'redirect'];
const GROUPS_PER_ACTION = 5;

/** Checks actions, and gives `forward` both of the forms in which AWS answers it. */
export function completeActions(state: ElbState, actions: readonly Action[]): Action[] {
  if (actions.length === 0) throw invalid('At least one action must be specified');
  return actions.map((action) => {
    if (!MODELLED.includes(action.Type ?? '')) {
      throw invalid(`The simulator does not model actions of type '${action.Type}'; it knows ${MODELLED.join(', ')}`);
    }
    return action.Type === 'forward' ? completeForward(state, action) : action;
  });
}

function completeForward(state: ElbState, action: Action): Action {
  const tuples =
    action.ForwardConfig?.TargetGroups ??
    (action.TargetGroupArn === undefined ? [] : [{ TargetGroupArn: action.TargetGroupArn }]);
  if (tuples.length === 0) throw invalid('A forward action must name a target group');
  if (tuples.length > GROUPS_PER_ACTION) throw tooManyTargetGroups();
  const groups = tuples.map((tuple) => {
    const weight = tuple.Weight ?? 1;
    if (weight < 0 || weight > 999) throw invalid(`Weight '${weight}' must be between 0 and 999`);
    findTargetGroup(state, tuple.TargetGroupArn ?? '');
    return { TargetGroupArn: tuple.TargetGroupArn, Weight: weight };
  });
  const sticky = action.ForwardConfig?.TargetGroupStickinessConfig;
  return {
    ...action,
    ...(groups.length === 1 ? { TargetGroupArn: groups[0]?.TargetGroupArn } : {}),
    ForwardConfig: { TargetGroups: groups, TargetGroupStickinessConfig: { Enabled: false, ...sticky } },
  };
}
