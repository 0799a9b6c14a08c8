import { Stack } from 'aws-cdk-lib';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import type { FleetConfig } from '../contract/goldsmith-yaml.ts';
import { parameters } from '../contract/parameters.ts';
import type { FleetSettings } from '../contract/settings.ts';

/** What the pipeline has to know of a fleet, as a parameter that it reads. */
export class FleetSettingsParameter extends Construct {
  constructor(scope: Construct, id: string, settings: FleetSettings) {
    super(scope, id);
    new CfnParameter(this, 'Parameter', {
      name: parameters.fleetSettings(settings.fleet),
      type: 'String',
      description: `How Goldsmith deploys to the fleet ${settings.fleet}`,
      value: Stack.of(this).toJsonString(settings),
    });
  }
}

/** The part of the settings that goldsmith.yaml says by itself. */
export function declaredSettings(name: string, fleet: FleetConfig) {
  const { deploy, health } = fleet;
  return {
    fleet: name,
    image: fleet.image,
    bakeSeconds: deploy.bakeTime.seconds,
    instanceWarmupSeconds: deploy.warmup.seconds,
    minHealthyPercentage: deploy.minHealthy.percent,
    maxHealthyPercentage: deploy.maxHealthy.percent,
    refreshTimeoutSeconds: deploy.timeout.seconds,
    port: health.port,
    healthPath: health.path,
  };
}

export function canarySettings({ deploy: { canary } }: FleetConfig, autoScalingGroup: string): FleetSettings['canary'] {
  return {
    autoScalingGroup,
    capacity: canary.instances,
    sharePercent: canary.share.percent,
    judgeSeconds: canary.for.seconds,
    healthTimeoutSeconds: canary.healthTimeout.seconds,
    minRequests: canary.minRequests,
  };
}

/** A group that someone else made: nothing of it is known at synth time but its name, and it has no canary. */
export function adoptedSettings(name: string, fleet: FleetConfig, autoScalingGroup: string): FleetSettings {
  return {
    ...declaredSettings(name, fleet),
    autoScalingGroup,
    launchTemplateId: '',
    canary: {
      autoScalingGroup: '',
      capacity: 0,
      sharePercent: 0,
      judgeSeconds: 0,
      healthTimeoutSeconds: 0,
      minRequests: 0,
    },
    listenerRuleArn: '',
    targetGroupArn: '',
    canaryTargetGroupArn: '',
    loadBalancerFullName: '',
    targetGroupFullName: '',
    canaryTargetGroupFullName: '',
    alarms: fleet.deploy.alarms,
  };
}
