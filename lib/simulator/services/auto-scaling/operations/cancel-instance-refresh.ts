import type { CancelInstanceRefreshCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { noActiveRefresh } from '../errors.ts';
import { activeRefresh, findGroup } from '../find.ts';
import { cancelRefresh } from '../refresh/endings.ts';
import { setStatus } from '../refresh/set-status.ts';
import type { AutoScalingState } from '../state.ts';
import { lookSoon } from '../transitions/look-soon.ts';

/** Leaves what is already replaced as it is. */
export function cancelInstanceRefresh(
  input: CancelInstanceRefreshCommandInput,
  context: CallContext<AutoScalingState>,
) {
  const group = findGroup(context.state, input.AutoScalingGroupName as string);
  const refresh = activeRefresh(context.state, group);
  if (refresh === undefined || refresh.status === 'Cancelling') throw noActiveRefresh(group.name);
  setStatus(context, refresh, { to: 'Cancelling', reason: 'Cancelled by the user.' });
  if (input.WaitForTransitioningInstances === false) cancelRefresh(context, refresh);
  else lookSoon(context, group);
  return { InstanceRefreshId: refresh.id };
}
