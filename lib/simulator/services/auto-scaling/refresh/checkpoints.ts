import type { ServiceContext } from '../../../kernel/service.ts';
import { tellRefreshEvent } from '../events.ts';
import type { AutoScalingState, Refresh } from '../state.ts';

/** How many members may be replaced in all before the next checkpoint. */
export function checkpointGoal(refresh: Refresh): number {
  const percentages = checkpoints(refresh);
  const next = percentages[refresh.checkpointsPassed];
  // Past a last checkpoint below 100 nothing more is replaced.
  const percent = next ?? percentages.at(-1) ?? 100;
  return Math.ceil((refresh.total * percent) / 100);
}

/** Checkpoints are minimum shares of new members: the highest one reached counts, and those below are skipped. There is none at 100. */
export function passCheckpoints(context: ServiceContext<AutoScalingState>, refresh: Refresh, done: number): void {
  const percentages = checkpoints(refresh);
  const reached = percentages.filter((percent) => done >= Math.ceil((refresh.total * percent) / 100)).length;
  if (reached <= refresh.checkpointsPassed) return;
  refresh.checkpointsPassed = reached;
  const percent = percentages[reached - 1] as number;
  if (percent === 100) return;
  const delaySeconds = refresh.preferences.CheckpointDelay ?? 0;
  refresh.waitUntilMs = context.clock.nowMs + delaySeconds * 1000;
  tellRefreshEvent(context, refresh, 'Checkpoint Reached', {
    CheckpointPercentage: String(percent),
    CheckpointDelay: String(delaySeconds),
  });
}

/** Whether the refresh has passed a last checkpoint below 100, where it stops. */
export function stopsHere(refresh: Refresh): boolean {
  const percentages = checkpoints(refresh);
  return percentages.length > 0 && percentages.at(-1) !== 100 && refresh.checkpointsPassed === percentages.length;
}

function checkpoints(refresh: Refresh): readonly number[] {
  return refresh.rollback === undefined ? (refresh.preferences.CheckpointPercentages ?? []) : [];
}
