// The resources that each action is judged on, after AWS's table of EC2 Auto Scaling actions. Describe actions know only `*`.

import type { CallContext, Permission } from '../../kernel/service.ts';
import type { AutoScalingState } from './state.ts';

type Judge = (input: any, context: CallContext<AutoScalingState>) => readonly Permission[];

const onGroup =
  (action: string): Judge =>
  (input, context) => [permission(action, input.AutoScalingGroupName, context)];

const onGroupOfInstance =
  (action: string): Judge =>
  (input, context) => [permission(action, context.state.memberOf.get(input.InstanceId)?.name, context)];

const onTaggedGroups =
  (action: string): Judge =>
  (input, context) =>
    input.Tags.map((tag: Tag) => withTags(permission(action, tag.ResourceId, context), [tag]));

interface Tag {
  readonly ResourceId?: string;
  readonly Key: string;
  readonly Value?: string;
}

function withTags(permission: Permission, tags: readonly Tag[] = []): Permission {
  if (tags.length === 0) return permission;
  const asked = Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value]));
  const keys = tags.map(({ Key }) => Key);
  return { ...permission, conditions: { ...permission.conditions, ...asked, 'aws:TagKeys': keys } };
}

/** A group that does not exist is judged by the ARN that it would have, with any id. */
function permission(action: string, name: string | undefined, context: CallContext<AutoScalingState>): Permission {
  const group = context.state.groups.get(name ?? '');
  const { partition, region, account } = context;
  const arn = `arn:${partition}:autoscaling:${region}:${account}:autoScalingGroup:*:autoScalingGroupName/${name ?? '*'}`;
  const tags = [...(group?.tags.values() ?? [])].map(({ key, value }) => [`aws:ResourceTag/${key}`, value] as const);
  return {
    action: `autoscaling:${action}`,
    resource: group?.arn ?? arn,
    conditions: Object.fromEntries([
      ...tags,
      ...tags.map(([key, value]) => [key.replace('aws:', 'autoscaling:'), value] as const),
    ]),
  };
}

const ON_GROUP = [
  'AttachLoadBalancerTargetGroups',
  'CancelInstanceRefresh',
  'DeleteAutoScalingGroup',
  'DetachLoadBalancerTargetGroups',
  'ResumeProcesses',
  'RollbackInstanceRefresh',
  'SetDesiredCapacity',
  'SetInstanceProtection',
  'StartInstanceRefresh',
  'SuspendProcesses',
  'UpdateAutoScalingGroup',
];

export const permissions: Readonly<Record<string, Judge>> = {
  ...Object.fromEntries(ON_GROUP.map((action) => [action, onGroup(action)])),
  CreateAutoScalingGroup: (input, context) => [
    withTags(permission('CreateAutoScalingGroup', input.AutoScalingGroupName, context), input.Tags),
    ...(input.ServiceLinkedRoleARN === undefined
      ? []
      : [
          {
            action: 'iam:PassRole',
            resource: input.ServiceLinkedRoleARN,
            conditions: { 'iam:PassedToService': 'autoscaling.amazonaws.com' },
          },
        ]),
  ],
  SetInstanceHealth: onGroupOfInstance('SetInstanceHealth'),
  TerminateInstanceInAutoScalingGroup: onGroupOfInstance('TerminateInstanceInAutoScalingGroup'),
  CreateOrUpdateTags: onTaggedGroups('CreateOrUpdateTags'),
  DeleteTags: onTaggedGroups('DeleteTags'),
};
