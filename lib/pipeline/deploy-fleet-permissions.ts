import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { EVENT_SOURCE, INSTANCE_ROLE_PATH, SCHEDULE_GROUP, tagKeys } from '../contract/names.ts';
import { parameters } from '../contract/parameters.ts';
import { EC2_SERVICES } from './ec2-services.ts';
import { parameterArn } from './receive-signal.ts';

const arn = (scope: Construct, service: string, resource: string, resourceName: string) =>
  Stack.of(scope).formatArn({ service, resource, resourceName });

const templates = (scope: Construct) => arn(scope, 'ec2', 'launch-template', '*');
const groups = (scope: Construct) =>
  Stack.of(scope).formatArn({
    service: 'autoscaling',
    resource: 'autoScalingGroup',
    resourceName: '*:autoScalingGroupName/*',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
const rules = (scope: Construct) => arn(scope, 'elasticloadbalancing', 'listener-rule', 'app/*/*/*/*');
const schedules = (scope: Construct) => arn(scope, 'scheduler', 'schedule', `${SCHEDULE_GROUP}/*`);
const images = (scope: Construct) => parameterArn(scope, parameters.fleetImage('*'));
const instanceRoles = (scope: Construct) =>
  Stack.of(scope).formatArn({
    service: 'iam',
    region: '',
    resource: 'role',
    resourceName: `${INSTANCE_ROLE_PATH.slice(1)}*`,
  });
const launchable = (scope: Construct) => Stack.of(scope).formatArn({ service: 'ec2', account: '*', resource: '*' });

/** Only what carries the tag of a fleet may be changed: Goldsmith's stacks set it, and whoever lets a group be adopted. */
const ofFleets = { StringLike: { [`aws:ResourceTag/${tagKeys.fleet}`]: '*' } };

/** What the machine does by itself; each line is a state of deploy-fleet.asl.json. */
export function deployStatements(
  scope: Construct,
  { functionArns, scheduleRoleArn }: { functionArns: readonly string[]; scheduleRoleArn: string },
): PolicyStatement[] {
  return [
    new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [...functionArns] }),
    new PolicyStatement({
      actions: ['ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'],
      resources: [templates(scope)],
      conditions: ofFleets,
    }),
    new PolicyStatement({
      actions: [
        'autoscaling:UpdateAutoScalingGroup',
        'autoscaling:StartInstanceRefresh',
        'autoscaling:RollbackInstanceRefresh',
        'autoscaling:CancelInstanceRefresh',
      ],
      resources: [groups(scope)],
      conditions: ofFleets,
    }),
    new PolicyStatement({ actions: ['autoscaling:DescribeInstanceRefreshes', 'ec2:DescribeImages'], resources: ['*'] }),
    ...launch(scope),
    new PolicyStatement({
      actions: ['elasticloadbalancing:ModifyRule'],
      resources: [rules(scope)],
      conditions: ofFleets,
    }),
    new PolicyStatement({
      actions: ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule'],
      resources: [schedules(scope)],
    }),
    new PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [scheduleRoleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
    }),
    new PolicyStatement({ actions: ['ssm:PutParameter'], resources: [images(scope)] }),
    new PolicyStatement({
      actions: ['events:PutEvents'],
      resources: [arn(scope, 'events', 'event-bus', 'default')],
      conditions: { StringEquals: { 'events:source': EVENT_SOURCE } },
    }),
  ];
}

/**
 * Whoever names a launch template to Auto Scaling must be allowed to launch from it: AWS tries the launch with the caller's
 * rights (User Guide, "Control Amazon EC2 launch template usage"), tags and instance profile included.
 */
function launch(scope: Construct): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ['ec2:RunInstances'],
      resources: [launchable(scope)],
      conditions: { ArnLike: { 'ec2:LaunchTemplate': templates(scope) } },
    }),
    new PolicyStatement({
      actions: ['ec2:CreateTags'],
      resources: [launchable(scope)],
      conditions: { StringEquals: { 'ec2:CreateAction': 'RunInstances' } },
    }),
    new PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [instanceRoles(scope)],
      conditions: { StringEquals: { 'iam:PassedToService': EC2_SERVICES } },
    }),
  ];
}

export function deployWildcards(scope: Construct): Record<string, string> {
  const tagged = `Fleets come and go with their stacks; the tag ${tagKeys.fleet} holds the statement to theirs`;
  return {
    [templates(scope)]: tagged,
    [groups(scope)]: tagged,
    [rules(scope)]: tagged,
    [launchable(scope)]:
      'Auto Scaling tries the launch as the caller, with whatever the template names; only launches from a template of this account, and only tags given by them, are allowed',
    [instanceRoles(scope)]: 'The roles of instances lie under one path, made by the stacks of images and fleets alone',
    [schedules(scope)]:
      'Each deployment watches its canary by schedules of its own, in a group that holds nothing else',
    [images(scope)]: 'Fleets come and go with their stacks; the pattern holds only the parameter of their image',
  };
}
