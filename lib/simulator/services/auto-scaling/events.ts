// The group's events; best effort on AWS, and free of reasons and percentages.

import type { Activity } from '@aws-sdk/client-auto-scaling';
import type { ServiceContext } from '../../kernel/service.ts';
import type { AutoScalingState, Group, Refresh } from './state.ts';

type Context = ServiceContext<AutoScalingState>;

export function tellInstanceEvent(
  context: Context,
  group: Group,
  about: {
    type: 'Launch Successful' | 'Launch Unsuccessful' | 'Terminate Successful' | 'Terminate Unsuccessful';
    activity: Activity;
    instanceId: string;
    place: { zone: string; subnetId: string };
  },
): void {
  const { activity, instanceId, place, type } = about;
  const launched = type.startsWith('Launch');
  const instanceArn = `arn:${context.partition}:ec2:${context.region}:${context.account}:instance/${instanceId}`;
  context.emit({
    source: 'aws.autoscaling',
    detailType: `EC2 Instance ${type}`,
    resources: instanceId === '' ? [group.arn] : [group.arn, instanceArn],
    detail: {
      // A success carries InProgress too: the activity is closed after it is told of.
      StatusCode: type.endsWith('Unsuccessful') ? 'Failed' : 'InProgress',
      Description: activity.Description,
      AutoScalingGroupName: group.name,
      ActivityId: activity.ActivityId,
      Details: { 'Availability Zone': place.zone, 'Subnet ID': place.subnetId },
      RequestId: activity.ActivityId,
      StatusMessage: activity.StatusMessage ?? '',
      EndTime: context.clock.now().toISOString(),
      EC2InstanceId: instanceId,
      StartTime: activity.StartTime?.toISOString(),
      Cause: activity.Cause,
      Origin: launched ? 'EC2' : 'AutoScalingGroup',
      Destination: launched ? 'AutoScalingGroup' : 'EC2',
    },
  });
}

export function tellRefreshEvent(
  context: Context,
  refresh: Refresh,
  type: string,
  more: Record<string, string> = {},
): void {
  context.emit({
    source: 'aws.autoscaling',
    detailType: `EC2 Auto Scaling Instance Refresh ${type}`,
    resources: [refresh.group.arn],
    detail: { InstanceRefreshId: refresh.id, AutoScalingGroupName: refresh.group.name, ...more },
  });
}
