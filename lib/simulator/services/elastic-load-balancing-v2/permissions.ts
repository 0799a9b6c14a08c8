// The resources that each action is judged on, after AWS's table of Elastic Load Balancing V2 actions. Describe actions know only `*`.

import type { CallContext, Permission } from '../../kernel/service.ts';
import type { ElbState } from './state.ts';
import { tagsOf } from './tags.ts';

type Judge = (input: any, context: CallContext<ElbState>) => readonly Permission[];

const on =
  (action: string, ...members: string[]): Judge =>
  (input, { state }) =>
    members
      .flatMap((member) => input[member] as string | string[])
      .filter((resource) => resource !== undefined)
      .map((resource) => ({
        action: `elasticloadbalancing:${action}`,
        resource,
        conditions: tagsAsKeys(state, resource),
      }));

const tagsAsKeys = (state: ElbState, arn: string) =>
  Object.fromEntries(
    tagsOf(state, arn).flatMap(({ Key, Value }) => [
      [`aws:ResourceTag/${Key}`, Value],
      [`elasticloadbalancing:ResourceTag/${Key}`, Value],
    ]),
  );

const ON_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  AddTags: ['ResourceArns'],
  CreateListener: ['LoadBalancerArn'],
  CreateRule: ['ListenerArn'],
  DeleteListener: ['ListenerArn'],
  DeleteLoadBalancer: ['LoadBalancerArn'],
  DeleteRule: ['RuleArn'],
  DeleteTargetGroup: ['TargetGroupArn'],
  DeregisterTargets: ['TargetGroupArn'],
  ModifyListener: ['ListenerArn'],
  ModifyListenerAttributes: ['ListenerArn'],
  ModifyLoadBalancerAttributes: ['LoadBalancerArn'],
  ModifyRule: ['RuleArn'],
  ModifyTargetGroup: ['TargetGroupArn'],
  ModifyTargetGroupAttributes: ['TargetGroupArn'],
  RegisterTargets: ['TargetGroupArn'],
  RemoveTags: ['ResourceArns'],
  SetSecurityGroups: ['LoadBalancerArn'],
};

export const permissions: Readonly<Record<string, Judge>> = {
  ...Object.fromEntries(Object.entries(ON_MEMBERS).map(([action, members]) => [action, on(action, ...members)])),
  SetRulePriorities: (input: { RulePriorities: { RuleArn: string }[] }) =>
    input.RulePriorities.map(({ RuleArn }) => ({
      action: 'elasticloadbalancing:SetRulePriorities',
      resource: RuleArn,
    })),
};
