import type {
  Activity,
  DesiredConfiguration,
  InstanceMaintenancePolicy,
  InstanceRefreshStatus,
  LifecycleState,
  MixedInstancesPolicy,
  RefreshPreferences,
} from '@aws-sdk/client-auto-scaling';
import type { Entry } from '../../kernel/clock.ts';
import type { ServiceContext } from '../../kernel/service.ts';

/** A launch template as a group names it: `version` is a number, `$Latest` or `$Default`. */
export interface TemplateChoice {
  readonly id: string;
  readonly name: string;
  readonly version: string;
}

/** What a group launches: a template, alone or inside a mixed instances policy. */
export interface Configuration {
  readonly template: TemplateChoice;
  readonly mixed: MixedInstancesPolicy | undefined;
}

export interface Member {
  readonly id: string;
  readonly zone: string;
  readonly subnetId: string;
  readonly instanceType: string;
  readonly imageId: string;
  /** With the number that the version resolved to at launch. */
  readonly template: TemplateChoice;
  readonly launchActivity: Activity;
  lifecycle: LifecycleState;
  health: 'Healthy' | 'Unhealthy';
  /** Why it was found unhealthy, as activities word it. */
  unhealthyBecause: string | undefined;
  protectedFromScaleIn: boolean;
  inServiceAtMs: number | undefined;
  terminateActivity: Activity | undefined;
  /** How its target groups see it. */
  readonly targetStates: Map<string, string>;
  /** Target groups that still drain it. */
  readonly draining: Set<string>;
}

export interface GroupTag {
  readonly key: string;
  readonly value: string;
  readonly propagate: boolean;
}

export interface Group {
  readonly arn: string;
  readonly name: string;
  readonly createdTime: Date;
  configuration: Configuration;
  minSize: number;
  maxSize: number;
  desired: number;
  cooldownSeconds: number;
  subnetIds: string[];
  zones: string[];
  targetGroupArns: string[];
  healthCheckType: string;
  graceSeconds: number;
  warmupSeconds: number | undefined;
  newInstancesProtected: boolean;
  terminationPolicies: string[];
  maintenance: InstanceMaintenancePolicy | undefined;
  serviceLinkedRoleArn: string;
  maxInstanceLifetime: number | undefined;
  capacityRebalance: boolean | undefined;
  deleting: boolean;
  readonly tags: Map<string, GroupTag>;
  readonly suspended: Set<string>;
  readonly members: Map<string, Member>;
  /** Newest last. */
  readonly activities: Activity[];
  /** Newest last. */
  readonly refreshes: Refresh[];
  /** The next look at the group, when one is due. */
  look: Entry | undefined;
  launchFailures: number;
  retryLaunchAtMs: number;
  /** What the next launches and terminations are put down to. */
  cause: string | undefined;
}

export interface Refresh {
  readonly id: string;
  readonly group: Group;
  readonly preferences: RefreshPreferences & {
    readonly MinHealthyPercentage: number;
    readonly InstanceWarmup: number;
  };
  /** Whether the caller gave MaxHealthyPercentage, which decides the order when both bounds cannot be held. */
  readonly maxGiven: boolean;
  readonly desired: Configuration | undefined;
  readonly desiredAsGiven: DesiredConfiguration | undefined;
  readonly strategy: string;
  readonly startMs: number;
  status: InstanceRefreshStatus;
  reason: string | undefined;
  endMs: number | undefined;
  /** Ids still to be replaced. */
  pending: Set<string>;
  /** How many were to be replaced, in this direction. */
  total: number;
  percent: number;
  toUpdate: number;
  /** How many instances over the desired capacity it runs at the moment. */
  surplus: number;
  checkpointsPassed: number;
  waitUntilMs: number | undefined;
  bakeUntilMs: number | undefined;
  /** Since when it has been retrying without progress. */
  blockedSinceMs: number | undefined;
  /** Alarms without data: nothing is replaced meanwhile. */
  readonly pausedBy: Set<string>;
  rollback: { reason: string; startMs: number; percentBefore: number; toUpdateBefore: number } | undefined;
  timer: Entry | undefined;
}

/** Compares what a group has with what it should have, and acts. */
export type Look = (context: ServiceContext<AutoScalingState>, group: Group) => void;

export interface AutoScalingState {
  readonly groups: Map<string, Group>;
  readonly memberOf: Map<string, Group>;
  /** Refreshes that have not ended. */
  readonly active: Set<Refresh>;
  readonly look: Look;
}

export const createState = (look: Look): AutoScalingState => ({
  groups: new Map(),
  memberOf: new Map(),
  active: new Set(),
  look,
});
