import type { InstanceRefreshStatus } from '@aws-sdk/client-auto-scaling';
import type { ServiceContext } from '../../../kernel/service.ts';
import type { AutoScalingState, Refresh } from '../state.ts';

export function setStatus(
  context: ServiceContext<AutoScalingState>,
  refresh: Refresh,
  change: { to: InstanceRefreshStatus; reason?: string | undefined },
): void {
  const from = refresh.status;
  refresh.status = change.to;
  refresh.reason = change.reason;
  if (from === change.to) return;
  context.transition(refresh.id, from, change.to, {
    autoScalingGroupName: refresh.group.name,
    percentageComplete: refresh.percent,
    ...(change.reason === undefined ? {} : { reason: change.reason }),
  });
}
