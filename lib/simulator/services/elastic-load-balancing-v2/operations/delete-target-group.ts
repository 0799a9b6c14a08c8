import type { DeleteTargetGroupCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { targetGroupInUse } from '../errors.ts';
import type { ElbState } from '../state.ts';
import { removeTarget } from '../transitions/drain-target.ts';

/** Succeeds too when there is none, as AWS does. */
export function deleteTargetGroup(input: DeleteTargetGroupCommandInput, context: CallContext<ElbState>) {
  const { state } = context;
  const group = state.targetGroups.get(input.TargetGroupArn as string);
  if (group === undefined) return {};
  if (state.uses.has(group.arn)) throw targetGroupInUse(group.arn);
  for (const target of [...group.targets.values()]) removeTarget(context, target);
  state.targetGroups.delete(group.arn);
  state.tags.delete(group.arn);
  return {};
}
