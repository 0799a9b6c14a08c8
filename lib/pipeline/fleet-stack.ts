import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { FleetAlarms } from './fleet-alarms.ts';
import { FleetGroups } from './fleet-groups.ts';
import { adoptedSettings, canarySettings, declaredSettings, FleetSettingsParameter } from './fleet-settings.ts';
import { FleetTargets } from './fleet-targets.ts';
import { FleetTemplate } from './fleet-template.ts';
import type { FleetStackProps } from './stack-props.ts';

/** RefreshPreferences.AlarmSpecification. */
const MAX_ALARMS = 10;

/** One fleet. Of an adopted one nothing is made but the note of how to deploy to it. */
export class FleetStack extends Stack {
  constructor(scope: Construct, id: string, props: FleetStackProps) {
    super(scope, id, props);
    const { name, fleet } = props;
    if (fleet.adopt !== undefined) {
      new FleetSettingsParameter(this, 'Settings', adoptedSettings(name, fleet, fleet.adopt.autoScalingGroup));
      return;
    }
    const { template } = new FleetTemplate(this, 'Template', {
      name,
      fleet,
      image: props.image,
      rootBase: props.rootBase,
      vpcId: props.network.vpcId,
      loadBalancerSecurityGroupId: props.loadBalancerSecurityGroupId,
      baseDir: props.baseDir,
    });
    const targets = new FleetTargets(this, 'Targets', {
      name,
      fleet,
      vpcId: props.network.vpcId,
      listenerArn: props.listenerArn,
      priority: props.priority,
    });
    const { alarms } = new FleetAlarms(this, 'Alarms', {
      name,
      loadBalancerFullName: props.loadBalancerFullName,
      targetGroup: targets.body,
      graceSeconds: fleet.health.grace.seconds,
    });
    const alarmNames = [...alarms.map((alarm) => alarm.ref), ...fleet.deploy.alarms];
    if (alarmNames.length > MAX_ALARMS) throw new Error(tooMany(name, alarmNames.length - alarms.length));
    const groups = new FleetGroups(this, 'Groups', {
      name,
      fleet,
      subnetIds: props.network.subnetIds,
      template,
      targets,
      alarmNames,
    });
    new FleetSettingsParameter(this, 'Settings', {
      ...declaredSettings(name, fleet),
      autoScalingGroup: groups.body.ref,
      launchTemplateId: template.ref,
      canary: canarySettings(fleet, groups.canary.ref),
      listenerRuleArn: targets.rule.attrRuleArn,
      targetGroupArn: targets.body.attrTargetGroupArn,
      canaryTargetGroupArn: targets.canary.attrTargetGroupArn,
      loadBalancerFullName: props.loadBalancerFullName,
      targetGroupFullName: targets.body.attrTargetGroupFullName,
      canaryTargetGroupFullName: targets.canary.attrTargetGroupFullName,
      alarms: alarmNames,
    });
  }
}

const tooMany = (fleet: string, count: number) =>
  `cannot watch ${count} alarms of the fleet "${fleet}": an instance refresh takes ${MAX_ALARMS} with Goldsmith's own; join yours in a composite alarm`;
