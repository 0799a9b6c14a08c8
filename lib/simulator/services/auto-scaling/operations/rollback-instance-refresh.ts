import type { RollbackInstanceRefreshCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { irreversible, noActiveRefresh } from '../errors.ts';
import { activeRefresh, findGroup } from '../find.ts';
import { beginRollback } from '../refresh/endings.ts';
import { whyIrreversible } from '../refresh/reversible.ts';
import type { AutoScalingState } from '../state.ts';

export function rollbackInstanceRefresh(
  input: RollbackInstanceRefreshCommandInput,
  context: CallContext<AutoScalingState>,
) {
  const group = findGroup(context.state, input.AutoScalingGroupName as string);
  const refresh = activeRefresh(context.state, group);
  if (refresh === undefined) throw noActiveRefresh(group.name);
  const obstacle = whyIrreversible(context, refresh);
  if (obstacle !== undefined)
    throw irreversible(`The instance refresh ${refresh.id} cannot be rolled back: ${obstacle}`);
  beginRollback(context, refresh, 'The user requested the rollback.');
  return { InstanceRefreshId: refresh.id };
}
