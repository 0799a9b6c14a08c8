// What the scenarios of deployments look at: releases, deployments, the fleet, its users.

import { parameters } from '../../lib/contract/parameters.ts';
import { FleetSettings } from '../../lib/contract/settings.ts';
import type { Region } from '../../lib/simulator/region.ts';
import { core, parameter } from './builds.ts';

export const fleetName = 'web-prod';
export const MINUTE_MS = 60_000;
/** Longer than a build and a release after it. */
const limitMs = 8 * 3_600_000;

export interface Ended {
  readonly name: string;
  readonly status: string;
  readonly output: { version: string; outcome: string; reasons: string[] } | undefined;
}

export const fleet = (region: Region, name = fleetName): FleetSettings =>
  FleetSettings.parse(JSON.parse(parameter(region, parameters.fleetSettings(name)) ?? ''));

export const fleetAmi = (region: Region, name = fleetName) => parameter(region, parameters.fleetImage(name));

/** Users of the sample network's balancer. */
export function startUsers(region: Region, of: { fleet?: string; host?: string } = {}) {
  const rule = fleet(region, of.fleet).listenerRuleArn;
  const listenerArn = rule.replace(':listener-rule/', ':listener/').replace(/\/[^/]+$/, '');
  return region.traffic.start({
    listenerArn,
    requestsPerSecond: 200,
    ...(of.host === undefined ? {} : { host: of.host }),
  });
}

/** Runs until the alarms have seen some minutes, as a fleet has that is not brand-new. */
export const settle = (region: Region) => region.run({ forMs: 10 * MINUTE_MS });

export function executions(region: Region, machine: 'releaseImage' | 'deployFleet'): Ended[] {
  const stateMachineArn = core(region).stateMachines[machine];
  const listed = region.call('sfn', 'ListExecutions', { stateMachineArn }).executions as { executionArn: string }[];
  return listed.map(({ executionArn }) => {
    const { name, status, output } = region.call('sfn', 'DescribeExecution', { executionArn });
    return { name, status, output: output === undefined ? undefined : JSON.parse(output) };
  });
}

/** Newest first. */
export const deployments = (region: Region) => executions(region, 'deployFleet');
export const releases = (region: Region) => executions(region, 'releaseImage');

/** Runs until the release that runs, or comes next, has ended, and with it all its deployments. */
export async function nextRelease(region: Region): Promise<Ended> {
  const running = (one: Ended) => one.status === 'RUNNING';
  const before = releases(region).filter((one) => !running(one)).length;
  await region.run({
    until: () => {
      const now = releases(region);
      return now.length > before && !now.some(running);
    },
    limitMs,
  });
  return releases(region)[0] as Ended;
}

/** Runs until the deployment that runs has entered a state; gives its execution's ARN. */
export async function reach(region: Region, state: string): Promise<string> {
  let executionArn = '';
  await region.run({
    until: () => {
      executionArn = running(region) ?? '';
      return executionArn !== '' && statesOf(region, executionArn).includes(state);
    },
    limitMs,
  });
  return executionArn;
}

function running(region: Region): string | undefined {
  const stateMachineArn = core(region).stateMachines.deployFleet;
  return region.call('sfn', 'ListExecutions', { stateMachineArn, statusFilter: 'RUNNING' }).executions[0]?.executionArn;
}

/** Names of the states that an execution has entered, in order; each is a transition that is paid for. */
export function statesOf(region: Region, executionArn: string): string[] {
  const { events } = region.call('sfn', 'GetExecutionHistory', { executionArn, maxResults: 1000 });
  return (events as { type: string; stateEnteredEventDetails?: { name: string } }[])
    .filter(({ type }) => type.endsWith('StateEntered'))
    .map(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? '');
}

export const executionArn = (region: Region, name: string) =>
  `${core(region).stateMachines.deployFleet.replace(':stateMachine:', ':execution:')}:${name}`;

/** The fleet at rest: the AMIs of its instances, the canaries, and the weights of its rule. */
export function look(region: Region, name = fleetName) {
  const { autoScalingGroup, canary, listenerRuleArn } = fleet(region, name);
  const { AutoScalingGroups: groups } = region.call('auto-scaling', 'DescribeAutoScalingGroups', {
    AutoScalingGroupNames: [autoScalingGroup, canary.autoScalingGroup],
  });
  const group = (name: string) =>
    groups.find((one: { AutoScalingGroupName: string }) => one.AutoScalingGroupName === name);
  const ids = (group(autoScalingGroup).Instances as { InstanceId: string }[]).map(({ InstanceId }) => InstanceId);
  const { Reservations } = region.call('ec2', 'DescribeInstances', { InstanceIds: ids });
  const amis = (Reservations as { Instances: { ImageId: string }[] }[]).flatMap(({ Instances }) =>
    Instances.map(({ ImageId }) => ImageId),
  );
  const { Rules } = region.call('elastic-load-balancing-v2', 'DescribeRules', { RuleArns: [listenerRuleArn] });
  return {
    instances: ids.length,
    amis: [...new Set(amis)],
    canaries: group(canary.autoScalingGroup).Instances.length as number,
    weights: Rules[0].Actions[0].ForwardConfig.TargetGroups.map(({ Weight }: { Weight: number }) => Weight),
  };
}

/** Calls that IAM denied since the question was first asked. */
export function denials(region: Region): () => string[] {
  const denied: string[] = [];
  region.journal.listen((entry) => {
    if (entry.kind !== 'call' || !/AccessDenied|Unauthorized/.test(entry.outcome)) return;
    denied.push(`${entry.caller}: ${entry.service}:${entry.operation}: ${entry.message}`);
  });
  return () => denied;
}
