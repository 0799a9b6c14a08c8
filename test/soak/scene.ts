// What the laws look at: one fleet, its image, the ledger, and the things of the account that might have been left behind.

import { SCHEDULE_GROUP, tagKeys } from '../../lib/contract/names.ts';
import { parameters } from '../../lib/contract/parameters.ts';
import { CoreSettings, FleetSettings } from '../../lib/contract/settings.ts';
import { type LedgerItem, plainItem } from '../../lib/operator/read-ledger.ts';
import type { Region } from '../../lib/simulator/region.ts';

export interface Group {
  readonly AutoScalingGroupName: string;
  readonly DesiredCapacity: number;
  readonly MinSize: number;
  readonly LaunchTemplate: { readonly LaunchTemplateId: string; readonly Version: string };
  readonly Instances: readonly { readonly InstanceId: string; readonly LifecycleState: string }[];
  readonly SuspendedProcesses: readonly { readonly ProcessName: string }[];
}

export interface Instance {
  readonly InstanceId: string;
  readonly ImageId: string;
  readonly State: { readonly Name: string };
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** A deployed region with one fleet, read as its operator may read it, without time going on. */
export class Scene {
  readonly region: Region;
  readonly core: CoreSettings;
  readonly fleet: FleetSettings;

  constructor(region: Region, fleet: string) {
    this.region = region;
    this.core = CoreSettings.parse(JSON.parse(this.parameter(parameters.core)));
    this.fleet = FleetSettings.parse(JSON.parse(this.parameter(parameters.fleetSettings(fleet))));
  }

  get listenerArn(): string {
    return this.fleet.listenerRuleArn.replace(':listener-rule/', ':listener/').replace(/\/[^/]+$/, '');
  }

  parameter(name: string): string {
    return this.region.call('ssm', 'GetParameter', { Name: name }).Parameter.Value;
  }

  group(name: string): Group {
    return this.region.call('auto-scaling', 'DescribeAutoScalingGroups', { AutoScalingGroupNames: [name] })
      .AutoScalingGroups[0];
  }

  /** Those that have not ended. */
  instances(filters: readonly { Name: string; Values: string[] }[] = []): Instance[] {
    const alive = { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] };
    const { Reservations } = this.region.call<{ Reservations: { Instances: Instance[] }[] }>(
      'ec2',
      'DescribeInstances',
      { Filters: [alive, ...filters] },
    );
    return Reservations.flatMap(({ Instances }) => Instances);
  }

  testInstances(): Instance[] {
    return this.instances([{ Name: 'tag-key', Values: [tagKeys.execution] }]);
  }

  /** State by instance. */
  targets(targetGroupArn: string): Map<string, string> {
    const { TargetHealthDescriptions } = this.region.call('elastic-load-balancing-v2', 'DescribeTargetHealth', {
      TargetGroupArn: targetGroupArn,
    });
    return new Map(
      TargetHealthDescriptions.map(
        ({ Target, TargetHealth }: { Target: { Id: string }; TargetHealth: { State: string } }) => [
          Target.Id,
          TargetHealth.State,
        ],
      ),
    );
  }

  /** Weight by target group. */
  weights(): Map<string, number> {
    const { Rules } = this.region.call('elastic-load-balancing-v2', 'DescribeRules', {
      RuleArns: [this.fleet.listenerRuleArn],
    });
    const { TargetGroups } = Rules[0].Actions.find(({ Type }: { Type: string }) => Type === 'forward').ForwardConfig;
    return new Map(
      TargetGroups.map(({ TargetGroupArn, Weight }: { TargetGroupArn: string; Weight: number }) => [
        TargetGroupArn,
        Weight,
      ]),
    );
  }

  /** `$Default` and the given version of the fleet's launch template. */
  template(version: string): { readonly imageId: string; readonly isDefault: boolean } {
    const { LaunchTemplateVersions } = this.region.call('ec2', 'DescribeLaunchTemplateVersions', {
      LaunchTemplateId: this.fleet.launchTemplateId,
      Versions: [version],
    });
    const { LaunchTemplateData, DefaultVersion } = LaunchTemplateVersions[0];
    return { imageId: LaunchTemplateData.ImageId, isDefault: DefaultVersion };
  }

  refreshStatus(group: string): string {
    const { InstanceRefreshes } = this.region.call('auto-scaling', 'DescribeInstanceRefreshes', {
      AutoScalingGroupName: group,
      MaxRecords: 1,
    });
    return InstanceRefreshes[0]?.Status ?? 'none';
  }

  /** Names of the schedules that watch canaries. */
  schedules(): string[] {
    const { Schedules } = this.region.call('scheduler', 'ListSchedules', { GroupName: SCHEDULE_GROUP });
    return Schedules.map(({ Name }: { Name: string }) => Name);
  }

  /** Names of executions of ours that run, map runs' children left out. */
  running(): string[] {
    return Object.values(this.core.stateMachines).flatMap((stateMachineArn) => {
      const { executions } = this.region.call('sfn', 'ListExecutions', { stateMachineArn, statusFilter: 'RUNNING' });
      return executions.map(({ name }: { name: string }) => name);
    });
  }

  ledger(): LedgerItem[] {
    const items: LedgerItem[] = [];
    let ExclusiveStartKey: object | undefined;
    do {
      const page = this.region.call('dynamodb', 'Scan', { TableName: this.core.table, ExclusiveStartKey });
      items.push(...page.Items.map((item: Parameters<typeof plainItem>[0]) => plainItem(item) as LedgerItem));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return items;
  }

  deadSignals(): number {
    const { Attributes } = this.region.call('sqs', 'GetQueueAttributes', {
      QueueUrl: this.core.deadSignalsQueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages'],
    });
    return Number(Attributes.ApproximateNumberOfMessages);
  }

  /** Version by AMI, with its state and the base image that it was made of. */
  versions(): Map<string, { readonly version: string; readonly state: string; readonly parentAmi: string }> {
    const { image } = this.fleet;
    const items = this.ledger().filter(({ pk, sk }) => pk === `IMAGE#${image}` && text(sk)?.startsWith('VERSION#'));
    return new Map(
      items
        .filter(({ amiId }) => amiId !== undefined)
        .map((item) => [
          String(item['amiId']),
          {
            version: String(item['version']),
            state: String(item['state']),
            parentAmi: text(item['parentAmi']) ?? '',
          },
        ]),
    );
  }
}
