import * as sdk from '@aws-sdk/client-auto-scaling';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { attachLoadBalancerTargetGroups } from './operations/attach-load-balancer-target-groups.ts';
import { cancelInstanceRefresh } from './operations/cancel-instance-refresh.ts';
import { createAutoScalingGroup } from './operations/create-auto-scaling-group.ts';
import { createOrUpdateTags } from './operations/create-or-update-tags.ts';
import { deleteAutoScalingGroup } from './operations/delete-auto-scaling-group.ts';
import { deleteTags } from './operations/delete-tags.ts';
import { describeAutoScalingGroups } from './operations/describe-auto-scaling-groups.ts';
import { describeAutoScalingInstances } from './operations/describe-auto-scaling-instances.ts';
import { describeInstanceRefreshes } from './operations/describe-instance-refreshes.ts';
import { describeLifecycleHooks } from './operations/describe-lifecycle-hooks.ts';
import { describeLoadBalancerTargetGroups } from './operations/describe-load-balancer-target-groups.ts';
import { describeScalingActivities } from './operations/describe-scaling-activities.ts';
import { describeTags } from './operations/describe-tags.ts';
import { detachLoadBalancerTargetGroups } from './operations/detach-load-balancer-target-groups.ts';
import { resumeProcesses } from './operations/resume-processes.ts';
import { rollbackInstanceRefresh } from './operations/rollback-instance-refresh.ts';
import { setDesiredCapacity } from './operations/set-desired-capacity.ts';
import { setInstanceHealth } from './operations/set-instance-health.ts';
import { setInstanceProtection } from './operations/set-instance-protection.ts';
import { startInstanceRefresh } from './operations/start-instance-refresh.ts';
import { suspendProcesses } from './operations/suspend-processes.ts';
import { terminateInstanceInAutoScalingGroup } from './operations/terminate-instance-in-auto-scaling-group.ts';
import { updateAutoScalingGroup } from './operations/update-auto-scaling-group.ts';
import { permissions } from './permissions.ts';
import { autoScalingGroup } from './resources/auto-scaling-group.ts';
import { type AutoScalingState, createState } from './state.ts';
import { followOthers } from './transitions/follow-others.ts';
import { look } from './transitions/look.ts';

export const autoScaling: ServiceDefinition<AutoScalingState> = {
  name: 'auto-scaling',
  signingNames: ['autoscaling'],
  actionPrefix: 'autoscaling',
  principal: 'autoscaling.amazonaws.com',
  sdk,
  createState: () => createState(look),
  operations: {
    AttachLoadBalancerTargetGroups: attachLoadBalancerTargetGroups,
    CancelInstanceRefresh: cancelInstanceRefresh,
    CreateAutoScalingGroup: createAutoScalingGroup,
    CreateOrUpdateTags: createOrUpdateTags,
    DeleteAutoScalingGroup: deleteAutoScalingGroup,
    DeleteTags: deleteTags,
    DescribeAutoScalingGroups: describeAutoScalingGroups,
    DescribeAutoScalingInstances: describeAutoScalingInstances,
    DescribeInstanceRefreshes: describeInstanceRefreshes,
    DescribeLifecycleHooks: describeLifecycleHooks,
    DescribeLoadBalancerTargetGroups: describeLoadBalancerTargetGroups,
    DescribeScalingActivities: describeScalingActivities,
    DescribeTags: describeTags,
    DetachLoadBalancerTargetGroups: detachLoadBalancerTargetGroups,
    ResumeProcesses: resumeProcesses,
    RollbackInstanceRefresh: rollbackInstanceRefresh,
    SetDesiredCapacity: setDesiredCapacity,
    SetInstanceHealth: setInstanceHealth,
    SetInstanceProtection: setInstanceProtection,
    StartInstanceRefresh: startInstanceRefresh,
    SuspendProcesses: suspendProcesses,
    TerminateInstanceInAutoScalingGroup: terminateInstanceInAutoScalingGroup,
    UpdateAutoScalingGroup: updateAutoScalingGroup,
  },
  permissions,
  resourceTypes: { 'AWS::AutoScaling::AutoScalingGroup': autoScalingGroup },
  onTransition: followOthers,
};
