import type { CreateAutoScalingGroupCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { checkSizes } from '../capacity.ts';
import { readConfiguration } from '../configuration.ts';
import { alreadyExists, invalid } from '../errors.ts';
import { applySettings, readSubnets, refuseWhatIsNotModelled } from '../settings.ts';
import type { AutoScalingState, Group } from '../state.ts';
import { lookSoon } from '../transitions/look-soon.ts';
import { requireTargetGroups } from './attach-load-balancer-target-groups.ts';
import { setTags } from './create-or-update-tags.ts';

export function createAutoScalingGroup(
  input: CreateAutoScalingGroupCommandInput,
  context: CallContext<AutoScalingState>,
) {
  const { state, clock, ids } = context;
  const name = input.AutoScalingGroupName as string;
  if (state.groups.has(name)) throw alreadyExists(name);
  refuseWhatIsNotModelled(input);
  const configuration = readConfiguration(context, input);
  if (configuration === undefined) {
    throw invalid(
      'Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.',
    );
  }
  const minSize = input.MinSize as number;
  const maxSize = input.MaxSize as number;
  const desired = input.DesiredCapacity ?? minSize;
  checkSizes({ minSize, maxSize, desired });
  const targetGroupArns = input.TargetGroupARNs ?? [];
  requireTargetGroups(context, targetGroupArns);
  const place = `${context.region}:${context.account}`;
  const group: Group = {
    arn: `arn:${context.partition}:autoscaling:${place}:autoScalingGroup:${ids.uuid()}:autoScalingGroupName/${name}`,
    name,
    createdTime: clock.now(),
    configuration,
    minSize,
    maxSize,
    desired,
    cooldownSeconds: 300,
    ...readSubnets(context, input),
    targetGroupArns,
    healthCheckType: 'EC2',
    graceSeconds: 0,
    warmupSeconds: undefined,
    newInstancesProtected: false,
    terminationPolicies: ['Default'],
    maintenance: undefined,
    serviceLinkedRoleArn:
      input.ServiceLinkedRoleARN ??
      `arn:${context.partition}:iam::${context.account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
    maxInstanceLifetime: undefined,
    capacityRebalance: undefined,
    deleting: false,
    tags: new Map(),
    suspended: new Set(),
    members: new Map(),
    activities: [],
    refreshes: [],
    look: undefined,
    launchFailures: 0,
    retryLaunchAtMs: 0,
    cause: `a user request created an AutoScalingGroup changing the desired capacity from 0 to ${desired}.`,
  };
  applySettings(group, input);
  setTags(group, input.Tags ?? []);
  state.groups.set(name, group);
  lookSoon(context, group);
  return {};
}
