// May a deployment begin? Only when it can be taken back: every reason against it is named, not only the first.

import { tagKeys } from '../contract/names.ts';
import { type FleetFacts, type GroupFacts, isActive } from './fleet-facts.ts';

export interface AlarmFacts {
  name: string;
  /** Undefined when there is no such alarm. */
  state: string | undefined;
}

export interface FleetQuestion {
  direction: 'forward' | 'back';
  facts: FleetFacts;
  alarms: AlarmFacts[];
  /** State of the image version in the ledger, `golden` or other; undefined when unknown there. */
  versionState: string | undefined;
  version: string;
  amiId: string;
}

/** Reasons against the deployment in plain words; none when it may begin. */
export function checkFleet(question: FleetQuestion): string[] {
  const { facts, direction } = question;
  if (facts.body === undefined) return ['the Auto Scaling group does not exist'];
  const reasons = [...ours(facts.body, facts), ...reversible(facts.body, facts), ...atRest(facts)];
  // A sick fleet, or one whose alarms have gone off, is just what a way back is for.
  if (direction === 'back') return [...bearable(question), ...reasons];
  return [...wanted(question), ...reasons, ...steady(facts.body, facts), ...quiet(question.alarms)];
}

function wanted({ version, versionState }: FleetQuestion): string[] {
  if (versionState === 'golden') return [];
  return [
    `the image version ${version} is "${versionState ?? 'unknown'}" in the ledger; only a golden one is deployed`,
  ];
}

/** On the way back a version that the ledger does not know is as good as any: the fleet ran it. */
function bearable({ version, versionState }: FleetQuestion): string[] {
  if (versionState === undefined || !['rejected', 'revoked'].includes(versionState)) return [];
  return [`the image version ${version} is "${versionState}" in the ledger and is never launched again`];
}

/** Found out half-way, neither the way on nor the way back would be allowed. */
function ours(body: GroupFacts, { template }: FleetFacts): string[] {
  const what = [
    ...(body.tagged ? [] : [`the group "${body.name}"`]),
    ...(template === undefined || template.tagged ? [] : [`its launch template ${body.launchTemplateId}`]),
  ];
  if (what.length === 0) return [];
  return [
    `${what.join(' and ')} must carry the tag "${tagKeys.fleet}": by it the owner lets Goldsmith change a group that Goldsmith has not made`,
  ];
}

function reversible(body: GroupFacts, facts: FleetFacts): string[] {
  if (body.mixedInstances) {
    return [
      `the group "${body.name}" has a mixed instances policy; Goldsmith deploys to groups with one launch template`,
    ];
  }
  const version = body.templateVersion;
  if (version === undefined) {
    return [`the group "${body.name}" has no launch template; without a numbered version nothing can be taken back`];
  }
  if (!/^\d+$/.test(version)) {
    return [
      `the group "${body.name}" is on launch template version "${version}", with which AWS cannot roll back; set it to a number`,
    ];
  }
  const image = facts.template?.imageId;
  if (image === undefined) return [`version ${version} of the group's launch template names no AMI`];
  if (image.startsWith('resolve:')) {
    return [
      `version ${version} of the launch template takes its AMI from "${image}", with which AWS cannot roll back; use an AMI id`,
    ];
  }
  return [];
}

function atRest({ refresh, weights, canary }: FleetFacts): string[] {
  const reasons: string[] = [];
  if (isActive(refresh)) reasons.push(`instance refresh ${refresh.id} is ${refresh.status}; wait until it has ended`);
  if (weights !== undefined && (weights.canary !== 0 || weights.body === 0)) {
    reasons.push(`the listener rule has the weights ${weights.body}/${weights.canary} and not 100/0`);
  }
  if (weights?.sticky === true)
    reasons.push('the listener rule holds clients to a target group; switch stickiness off');
  if (canary !== undefined && (canary.desired > 0 || canary.instances.length > 0)) {
    reasons.push(
      `the canary group "${canary.name}" still has ${Math.max(canary.desired, canary.instances.length)} instances`,
    );
  }
  return reasons;
}

function steady(body: GroupFacts, { targets }: FleetFacts): string[] {
  const reasons: string[] = [];
  const well = body.instances.filter((i) => i.lifecycleState === 'InService' && i.healthStatus === 'Healthy');
  if (body.instances.length !== body.desired || well.length !== body.desired) {
    reasons.push(`${well.length} of ${body.instances.length} instances are in service, ${body.desired} are wanted`);
  }
  if (body.desired === 0) reasons.push('the group is empty; there is nothing to compare a canary with');
  const others = body.instances.filter((i) => i.templateVersion !== body.templateVersion);
  // Of a version that is no number `reversible` has told already, and no instance can be on it.
  if (others.length > 0 && /^\d+$/.test(body.templateVersion ?? '')) {
    reasons.push(`${others.length} instances are not on the group's template version ${body.templateVersion}`);
  }
  if (body.suspended.length > 0) {
    reasons.push(`processes of the group are suspended: ${body.suspended.join(', ')}; resume them`);
  }
  const sick = targets === undefined ? [] : well.filter((i) => targets[i.id] !== 'healthy');
  if (sick.length > 0) reasons.push(`${sick.length} targets are not healthy: ${sick.map((i) => i.id).join(', ')}`);
  return reasons;
}

function quiet(alarms: AlarmFacts[]): string[] {
  return alarms
    .filter(({ state }) => state !== 'OK')
    .map(({ name, state }) =>
      state === undefined
        ? `the alarm "${name}" does not exist`
        : `the alarm "${name}" is in ${state}; a refresh can start only when it is OK`,
    );
}
