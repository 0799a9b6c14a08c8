import type { RegisterTargetsCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { invalidTarget } from '../errors.ts';
import { findTargetGroup } from '../find.ts';
import type { ElbState, Target, TargetGroup } from '../state.ts';
import { beginInitial } from '../transitions/check-health.ts';
import { setTargetState, tell } from '../transitions/set-target-state.ts';

export function registerTargets(input: RegisterTargetsCommandInput, context: CallContext<ElbState>) {
  const { state } = context;
  const group = findTargetGroup(state, input.TargetGroupArn as string);
  const wanted = (input.Targets ?? []).map(({ Id, Port }) => ({ id: Id as string, port: Port ?? group.port }));
  const zones = zonesOfRunning(
    wanted.map(({ id }) => id),
    context,
  );
  for (const { id, port } of wanted) {
    const held = group.targets.get(`${id}:${port}`);
    if (held !== undefined && held.state !== 'draining') continue;
    const target = held ?? addTarget(state, group, { id, port, zone: zones.get(id) as string });
    if (held === undefined) tell(context, target, undefined, 'registered');
    if (state.uses.has(group.arn)) beginInitial(context, target);
    else setTargetState(context, target, { state: 'unused', reason: 'Target.NotInUse' });
  }
  return {};
}

function addTarget(state: ElbState, group: TargetGroup, at: { id: string; port: number; zone: string }): Target {
  const target: Target = {
    group,
    ...at,
    state: 'unused',
    reason: 'Target.NotInUse',
    description: undefined,
    passed: 0,
    failed: 0,
    lastCheckMs: undefined,
    next: undefined,
  };
  group.targets.set(`${at.id}:${at.port}`, target);
  const others = state.targetsOf.get(at.id) ?? new Set<Target>();
  others.add(target);
  state.targetsOf.set(at.id, others);
  return target;
}

interface Found {
  Reservations: {
    Instances: { InstanceId: string; State: { Name: string }; Placement: { AvailabilityZone: string } }[];
  }[];
}

function zonesOfRunning(ids: string[], context: CallContext<ElbState>): Map<string, string> {
  const instances = describeInstances(ids, context).Reservations.flatMap(({ Instances }) => Instances);
  const idle = instances.filter(({ State }) => State.Name !== 'running').map(({ InstanceId }) => InstanceId);
  if (idle.length > 0) {
    throw invalidTarget(
      `The following targets are not in a running state and cannot be registered: '${idle.join("', '")}'`,
    );
  }
  return new Map(instances.map(({ InstanceId, Placement }) => [InstanceId, Placement.AvailabilityZone]));
}

function describeInstances(ids: string[], context: CallContext<ElbState>): Found {
  try {
    return context.call<Found>('ec2', 'DescribeInstances', { InstanceIds: ids });
  } catch (error) {
    if (!(error instanceof ServiceError) || !error.code.startsWith('InvalidInstanceID')) throw error;
    throw invalidTarget(`The following targets are not valid instances: '${ids.join("', '")}'`);
  }
}
