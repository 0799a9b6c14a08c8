import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import type { FleetSettings } from '../contract/settings.ts';

export interface DriftFacts {
  settings: FleetSettings;
  body: AutoScalingGroup | undefined;
  canary: AutoScalingGroup | undefined;
  /** What the body's template names. */
  amiId: string | undefined;
  /** What the fleet's parameter says. */
  imageAmi: string | undefined;
  weights: { body: number; canary: number } | undefined;
  /** While a deployment runs, much is on its way and not adrift. */
  deploying: boolean;
}

/** What is not as it should be at rest, a sentence each. */
export function driftOf(facts: DriftFacts): string[] {
  const { settings, body, canary, weights, deploying } = facts;
  if (body === undefined) return [`the Auto Scaling group "${settings.autoScalingGroup}" does not exist`];
  const pinned = templateFault(body);
  if (pinned !== undefined || deploying) return pinned === undefined ? [] : [pinned];
  return [...amiDrift(facts, body), ...canaryDrift(canary, weights)];
}

/** Such a group cannot be rolled back by AWS, so no deployment starts on it. Source: "Undo changes with a rollback". */
function templateFault(group: AutoScalingGroup): string | undefined {
  const name = group.AutoScalingGroupName ?? '';
  if (group.LaunchTemplate === undefined) {
    return `the group "${name}" has no launch template of its own; give it one, by number, before Goldsmith can deploy to it`;
  }
  const version = group.LaunchTemplate.Version ?? '$Default';
  if (/^\d+$/.test(version)) return undefined;
  return `the group "${name}" follows ${version} of its launch template; give it a number, or nothing can be taken back`;
}

function amiDrift({ amiId, imageAmi, settings }: DriftFacts, body: AutoScalingGroup): string[] {
  const drift: string[] = [];
  if (amiId !== undefined && imageAmi !== undefined && amiId !== imageAmi) {
    drift.push(`the group launches ${amiId}, and the parameter of fleet "${settings.fleet}" says ${imageAmi}`);
  }
  const wanted = body.LaunchTemplate?.Version;
  const others = (body.Instances ?? []).filter((instance) => instance.LaunchTemplate?.Version !== wanted);
  if (others.length > 0) {
    const ids = others.map((instance) => instance.InstanceId).join(', ');
    drift.push(
      `${others.length} of ${body.Instances?.length ?? 0} instances are not of template version ${wanted}: ${ids}`,
    );
  }
  return drift;
}

function canaryDrift(canary: AutoScalingGroup | undefined, weights: DriftFacts['weights']): string[] {
  const drift: string[] = [];
  if ((canary?.DesiredCapacity ?? 0) > 0) {
    drift.push(`the canary group wants ${canary?.DesiredCapacity} in service though no deployment runs`);
  }
  if (weights !== undefined && (weights.canary !== 0 || weights.body === 0)) {
    drift.push(`the listener rule weighs ${weights.body} to ${weights.canary} though no deployment runs`);
  }
  return drift;
}
