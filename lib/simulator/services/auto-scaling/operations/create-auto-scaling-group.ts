import type { CreateAutoScalingGroupCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { ensureServiceRole } from '../../../policies/service-role.ts';
import { checkSizes } from '../capacity.ts';
import { readConfiguration } from '../configuration.ts';
import { alreadyExists, invalid } from '../errors.ts';
import { requireLaunch } from '../require-launch.ts';
import { applySettings, readSubnets, refuseWhatIsNotModelled } from '../settings.ts';
import type { AutoScalingState, Group } from '../state.ts';
import { lookSoon } from '../transitions/look-soon.ts';
import { requireTargetGroups } from './attach-load-balancer-target-groups.ts';
import { setTags } from './create-or-update-tags.ts';

/** @throws for what AWS knows and the model does not */
export function createAutoScalingGroup(
  input: CreateAutoScalingGroupCommandInput,
  context: CallContext<AutoScalingState>,
) {
  const { state } = context;
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
  const group = newGroup(context, {
    name,
    configuration,
    minSize,
    maxSize,
    desired,
    targetGroupArns,
    ...readSubnets(context, input),
  });
  requireLaunch(context, configuration, group.subnetIds[0]);
  if (input.ServiceLinkedRoleARN === undefined) {
    ensureServiceRole(context, { service: 'autoscaling.amazonaws.com', role: 'AWSServiceRoleForAutoScaling' });
  }
  applySettings(group, input);
  setTags(group, input.Tags ?? []);
  state.groups.set(name, group);
  lookSoon(context, group);
  return {};
}

type Given = Pick<
  Group,
  'name' | 'configuration' | 'minSize' | 'maxSize' | 'desired' | 'targetGroupArns' | 'subnetIds' | 'zones'
>;

/** A group with the defaults of the API. */
function newGroup({ clock, ids, partition, region, account }: CallContext<AutoScalingState>, given: Given): Group {
  const place = `${region}:${account}`;
  return {
    ...given,
    arn: `arn:${partition}:autoscaling:${place}:autoScalingGroup:${ids.uuid()}:autoScalingGroupName/${given.name}`,
    createdTime: clock.now(),
    cooldownSeconds: 300,
    healthCheckType: 'EC2',
    graceSeconds: 0,
    warmupSeconds: undefined,
    newInstancesProtected: false,
    terminationPolicies: ['Default'],
    maintenance: undefined,
    serviceLinkedRoleArn: `arn:${partition}:iam::${account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
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
    cause: `a user request created an AutoScalingGroup changing the desired capacity from 0 to ${given.desired}.`,
  };
}
