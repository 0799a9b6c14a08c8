import type { SuspendProcessesCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { invalid } from '../errors.ts';
import { findGroup } from '../find.ts';
import type { AutoScalingState } from '../state.ts';

export const PROCESSES = [
  'Launch',
  'Terminate',
  'AddToLoadBalancer',
  'AlarmNotification',
  'AZRebalance',
  'HealthCheck',
  'InstanceRefresh',
  'ReplaceUnhealthy',
  'ScheduledActions',
] as const;

export function suspendProcesses(input: SuspendProcessesCommandInput, { state }: CallContext<AutoScalingState>) {
  const group = findGroup(state, input.AutoScalingGroupName as string);
  for (const process of chosenProcesses(input.ScalingProcesses)) group.suspended.add(process);
  return {};
}

/** All of them when the request names none. */
export function chosenProcesses(names: readonly string[] | undefined): readonly string[] {
  if (names === undefined || names.length === 0) return PROCESSES;
  const unknown = names.find((name) => !PROCESSES.some((process) => process === name));
  if (unknown !== undefined) throw invalid(`Invalid ScalingProcess '${unknown}'`);
  return names;
}
