import { ledgerKeys } from '../contract/ledger.ts';
import { parameters } from '../contract/parameters.ts';
import { CoreSettings, FleetSettings } from '../contract/settings.ts';
import { type FixTimes, measureFixes } from '../decisions/measure-fixes.ts';
import { builtVersion, patchedFleet } from '../operator/fix-facts.ts';
import { deploymentMessage, versionMessage } from '../operator/ledger-messages.ts';
import type { DeploymentMessage, VersionMessage } from '../operator/message.ts';
import { type LedgerItem, plainItem } from '../operator/read-ledger.ts';
import type { Region } from '../simulator/region.ts';

interface Group {
  readonly AutoScalingGroupName: string;
  readonly Instances: readonly { readonly InstanceId: string; readonly LifecycleState: string }[];
}

/** One fleet as an operator may read it, at any moment and without time going on. */
export class FleetSight {
  readonly #region: Region;
  readonly #core: CoreSettings;
  readonly settings: FleetSettings;

  constructor(region: Region, fleet: string) {
    this.#region = region;
    this.#core = CoreSettings.parse(JSON.parse(this.#parameter(parameters.core)));
    this.settings = FleetSettings.parse(JSON.parse(this.#parameter(parameters.fleetSettings(fleet))));
  }

  /** Of the load balancer, by the ARN of the fleet's rule on it. */
  listenerArn(): string {
    return this.settings.listenerRuleArn.replace(':listener-rule/', ':listener/').replace(/\/[^/]+$/, '');
  }

  /** Newest first. */
  versions(): VersionMessage[] {
    const { pk } = ledgerKeys.version(this.settings.image, '');
    return this.#items(pk, 'VERSION#')
      .map((item) => versionMessage(this.settings.image, item))
      .sort((left, right) => right.version.localeCompare(left.version, 'en', { numeric: true }));
  }

  /** Newest first. */
  deployments(): DeploymentMessage[] {
    const { fleet } = this.settings;
    const { pk } = ledgerKeys.deployment(fleet, '');
    return this.#items(pk, 'DEPLOYMENT#')
      .map((item) => deploymentMessage(fleet, item))
      .sort((left, right) => (right.startedAt ?? '').localeCompare(left.startedAt ?? ''));
  }

  /** The way of each fix that a build was begun for, to this fleet. */
  fixes(): FixTimes[] {
    const { image, fleet } = this.settings;
    return measureFixes({
      versions: this.#items(ledgerKeys.version(image, '').pk, 'VERSION#').map(builtVersion),
      fleets: [patchedFleet(fleet, this.#items(ledgerKeys.fleet(fleet).pk))],
      waiting: [],
    });
  }

  /** Instances that have not ended, by the version of their image; those of an unknown image by its id. */
  instances(): Record<string, number> {
    const { autoScalingGroup, canary } = this.settings;
    const { AutoScalingGroups } = this.#region.call<{ AutoScalingGroups: Group[] }>(
      'auto-scaling',
      'DescribeAutoScalingGroups',
      { AutoScalingGroupNames: [autoScalingGroup, canary.autoScalingGroup] },
    );
    const ids = AutoScalingGroups.flatMap(({ Instances }) => Instances.map(({ InstanceId }) => InstanceId));
    const counts: Record<string, number> = {};
    if (ids.length === 0) return counts;
    const versions = this.versions();
    const { Reservations } = this.#region.call('ec2', 'DescribeInstances', { InstanceIds: ids });
    for (const { Instances } of Reservations) {
      for (const { ImageId } of Instances) {
        const version = versions.find(({ amiId }) => amiId === ImageId)?.version ?? ImageId;
        counts[version] = (counts[version] ?? 0) + 1;
      }
    }
    return counts;
  }

  /** The canary's share of the listener rule's weights, in percent. */
  canarySharePercent(): number {
    const { Rules } = this.#region.call('elastic-load-balancing-v2', 'DescribeRules', {
      RuleArns: [this.settings.listenerRuleArn],
    });
    const groups: { TargetGroupArn: string; Weight: number }[] = Rules[0].Actions.find(
      ({ Type }: { Type: string }) => Type === 'forward',
    ).ForwardConfig.TargetGroups;
    const total = groups.reduce((sum, { Weight }) => sum + Weight, 0);
    const canary = groups.find(({ TargetGroupArn }) => TargetGroupArn === this.settings.canaryTargetGroupArn);
    return total === 0 ? 0 : ((canary?.Weight ?? 0) * 100) / total;
  }

  /** Executions of ours that have not ended. */
  running(): number {
    return Object.values(this.#core.stateMachines).reduce((sum, stateMachineArn) => {
      const { executions } = this.#region.call('sfn', 'ListExecutions', { stateMachineArn, statusFilter: 'RUNNING' });
      return sum + executions.length;
    }, 0);
  }

  #parameter(name: string): string {
    return this.#region.call('ssm', 'GetParameter', { Name: name }).Parameter.Value;
  }

  #items(pk: string, prefix?: string): LedgerItem[] {
    const { Items } = this.#region.call('dynamodb', 'Query', {
      TableName: this.#core.table,
      KeyConditionExpression: prefix === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: { ':pk': { S: pk }, ...(prefix === undefined ? {} : { ':sk': { S: prefix } }) },
      ConsistentRead: true,
    });
    return Items.map(plainItem);
  }
}
