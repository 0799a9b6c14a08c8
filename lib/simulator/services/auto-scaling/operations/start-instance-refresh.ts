import type { StartInstanceRefreshCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { readConfiguration } from '../configuration.ts';
import { invalid, refreshInProgress } from '../errors.ts';
import { activeRefresh, findGroup } from '../find.ts';
import { beginRefresh } from '../refresh/begin.ts';
import { requireQuietAlarms, resolvePreferences } from '../refresh/preferences.ts';
import { whyIrreversible } from '../refresh/reversible.ts';
import { requireLaunch } from '../require-launch.ts';
import type { AutoScalingState, Refresh } from '../state.ts';

export function startInstanceRefresh(input: StartInstanceRefreshCommandInput, context: CallContext<AutoScalingState>) {
  const { state, clock, ids } = context;
  const group = findGroup(state, input.AutoScalingGroupName as string);
  if (activeRefresh(state, group) !== undefined) throw refreshInProgress();
  const strategy = input.Strategy ?? 'Rolling';
  if (strategy !== 'Rolling') throw invalid(`The simulator models the strategy Rolling, not ${strategy}`);
  const preferences = resolvePreferences(group, input.Preferences ?? {});
  const desired = readConfiguration(context, input.DesiredConfiguration ?? {});
  requireLaunch(context, desired, group.subnetIds[0]);
  requireQuietAlarms(context, preferences.AlarmSpecification?.Alarms ?? []);
  const refresh: Refresh = {
    id: ids.uuid(),
    group,
    preferences,
    maxGiven: input.Preferences?.MaxHealthyPercentage !== undefined,
    desired,
    desiredAsGiven: input.DesiredConfiguration,
    strategy,
    startMs: clock.nowMs,
    status: 'Pending',
    reason: undefined,
    endMs: undefined,
    pending: new Set(),
    total: 0,
    percent: 0,
    toUpdate: 0,
    surplus: 0,
    checkpointsPassed: 0,
    waitUntilMs: undefined,
    bakeUntilMs: undefined,
    blockedSinceMs: undefined,
    pausedBy: new Set(),
    rollback: undefined,
    timer: undefined,
  };
  const obstacle = preferences.AutoRollback === true ? whyIrreversible(context, refresh) : undefined;
  if (obstacle !== undefined) throw invalid(`AutoRollback cannot be used: ${obstacle}`);
  group.refreshes.push(refresh);
  state.active.add(refresh);
  context.transition(refresh.id, undefined, 'Pending', { autoScalingGroupName: group.name });
  beginRefresh(context, refresh);
  return { InstanceRefreshId: refresh.id };
}
