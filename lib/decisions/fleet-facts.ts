// What can be read of a fleet, as the decisions about it see it.

export interface GroupInstance {
  id: string;
  lifecycleState: string;
  healthStatus: string;
  /** A number as text; undefined when the instance was launched from no template. */
  templateVersion: string | undefined;
}

export interface GroupFacts {
  name: string;
  /** As the group names it: a number, `$Latest`, `$Default`, or undefined without a launch template. */
  templateVersion: string | undefined;
  launchTemplateId: string | undefined;
  mixedInstances: boolean;
  /** Whether it carries the tag of a fleet, without which the pipeline may change nothing of it. */
  tagged: boolean;
  desired: number;
  suspended: string[];
  instances: GroupInstance[];
}

export interface RefreshFacts {
  id: string;
  status: string;
  templateVersion: string | undefined;
}

export interface TemplateFacts {
  /** AMI of the version that the group names. */
  imageId: string | undefined;
  defaultVersion: string;
  /** As of the group. */
  tagged: boolean;
}

export interface FleetFacts {
  body: GroupFacts | undefined;
  /** Undefined where the fleet has no canary group. */
  canary: GroupFacts | undefined;
  /** The newest; one that runs comes first. */
  refresh: RefreshFacts | undefined;
  template: TemplateFacts | undefined;
  /** Weight by target group; undefined where the fleet has no listener rule. */
  weights: { body: number; canary: number; sticky: boolean } | undefined;
  /** States of the body's targets by instance; undefined where the fleet has no target group. */
  targets: Record<string, string> | undefined;
}

/** Refreshes that still do something. */
export const activeRefresh = ['Pending', 'InProgress', 'Baking', 'Cancelling', 'RollbackInProgress'];

export const isActive = (refresh: RefreshFacts | undefined): refresh is RefreshFacts =>
  refresh !== undefined && activeRefresh.includes(refresh.status);
