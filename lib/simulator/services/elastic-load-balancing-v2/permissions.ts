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

interface Tag {
  readonly Key: string;
  readonly Value?: string;
}

const requestTags = (tags: readonly Tag[]) => ({
  'aws:TagKeys': tags.map(({ Key }) => Key),
  ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value])),
});

/** Tags given at creation need AddTags on what is made, with the creating call named. */
const making =
  (action: string, made: (input: any) => string): Judge =>
  (input, context) => {
    const { partition, region, account } = context;
    const resource = `arn:${partition}:elasticloadbalancing:${region}:${account}:${made(input)}`;
    const tags: readonly Tag[] = input.Tags ?? [];
    const own = ON_MEMBERS[action] === undefined ? [{ action: `elasticloadbalancing:${action}`, resource }] : [];
    const parents = on(action, ...(ON_MEMBERS[action] ?? []))(input, context);
    if (tags.length === 0) return [...own, ...parents];
    const conditions = requestTags(tags);
    return [
      ...[...own, ...parents].map((one) => ({ ...one, conditions: { ...conditions } })),
      {
        action: 'elasticloadbalancing:AddTags',
        resource,
        conditions: { ...conditions, 'elasticloadbalancing:CreateAction': action },
      },
    ];
  };

/** The last parts of a listener's ARN are those of its load balancer and its own. */
const below = (arn: string, from: string, to: string) => `${arn.split(':').slice(5).join(':').replace(from, to)}/*`;

export const permissions: Readonly<Record<string, Judge>> = {
  ...Object.fromEntries(Object.entries(ON_MEMBERS).map(([action, members]) => [action, on(action, ...members)])),
  CreateLoadBalancer: making('CreateLoadBalancer', ({ Name }) => `loadbalancer/app/${Name}/*`),
  CreateTargetGroup: making('CreateTargetGroup', ({ Name }) => `targetgroup/${Name}/*`),
  CreateListener: making('CreateListener', ({ LoadBalancerArn }) => below(LoadBalancerArn, 'loadbalancer', 'listener')),
  CreateRule: making('CreateRule', ({ ListenerArn }) => below(ListenerArn, 'listener', 'listener-rule')),
  AddTags: (input, context) =>
    on('AddTags', 'ResourceArns')(input, context).map((one) => ({
      ...one,
      conditions: { ...one.conditions, ...requestTags(input.Tags ?? []) },
    })),
  SetRulePriorities: (input: { RulePriorities: { RuleArn: string }[] }, { state }) =>
    input.RulePriorities.map(({ RuleArn }) => ({
      action: 'elasticloadbalancing:SetRulePriorities',
      resource: RuleArn,
      conditions: tagsAsKeys(state, RuleArn),
    })),
};
