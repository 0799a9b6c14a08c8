import { Validations } from 'aws-cdk-lib';
import { CfnAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import type { CfnLaunchTemplate } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { FleetConfig } from '../contract/goldsmith-yaml.ts';
import { tagKeys } from '../contract/names.ts';
import type { FleetTargets } from './fleet-targets.ts';

export interface FleetGroupsProps {
  name: string;
  fleet: FleetConfig;
  subnetIds: string[];
  template: CfnLaunchTemplate;
  targets: FleetTargets;
  alarmNames: string[];
}

/** The body of the fleet, and the small group that is empty but while a canary is judged. */
export class FleetGroups extends Construct {
  readonly body: CfnAutoScalingGroup;
  readonly canary: CfnAutoScalingGroup;

  constructor(scope: Construct, id: string, props: FleetGroupsProps) {
    super(scope, id);
    const { name, fleet, template, targets } = props;
    const { deploy, capacity, health } = fleet;
    const shared = {
      vpcZoneIdentifier: props.subnetIds,
      // A number, never $Latest or $Default: with those neither a refresh nor anybody else could go back.
      launchTemplate: { launchTemplateId: template.ref, version: template.attrLatestVersionNumber },
      healthCheckType: 'ELB',
      healthCheckGracePeriod: health.grace.seconds,
      defaultInstanceWarmup: deploy.warmup.seconds,
      tags: [{ key: tagKeys.fleet, value: name, propagateAtLaunch: true }],
    };
    this.body = new CfnAutoScalingGroup(this, 'Body', {
      ...shared,
      minSize: String(capacity.min),
      maxSize: String(capacity.max),
      targetGroupArns: [targets.body.attrTargetGroupArn],
      // Unhealthy instances are replaced as a refresh replaces: the new one first.
      instanceMaintenancePolicy: {
        minHealthyPercentage: deploy.minHealthy.percent,
        maxHealthyPercentage: deploy.maxHealthy.percent,
      },
    });
    this.canary = new CfnAutoScalingGroup(this, 'Canary', {
      ...shared,
      minSize: '0',
      maxSize: String(deploy.canary.instances),
      targetGroupArns: [targets.canary.attrTargetGroupArn],
    });
    // A stack's own change to the fleet goes through a refresh as well, never all at once.
    this.body.cfnOptions.updatePolicy = {
      autoScalingInstanceRefresh: {
        strategy: 'Rolling',
        preferences: {
          minHealthyPercentage: deploy.minHealthy.percent,
          maxHealthyPercentage: deploy.maxHealthy.percent,
          instanceWarmup: deploy.warmup.seconds,
          skipMatching: true,
          alarmSpecification: { alarms: props.alarmNames },
        },
      },
    };
    // Without a rule the target groups are unused, their health is unknown, and ELB checks would fail every instance.
    this.body.addResourceDependency(targets.rule);
    this.canary.addResourceDependency(targets.rule);
    for (const group of [this.body, this.canary]) {
      Validations.of(group).acknowledge({
        id: 'AwsSolutions-AS3',
        reason:
          'Launches and terminations reach EventBridge by themselves (source aws.autoscaling), where Goldsmith and its users listen; a topic per group would tell the same again.',
      });
    }
  }
}
