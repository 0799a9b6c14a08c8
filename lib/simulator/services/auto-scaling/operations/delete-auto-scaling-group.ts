import type { DeleteAutoScalingGroupCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { resourceInUse } from '../errors.ts';
import { activeRefresh, findGroup } from '../find.ts';
import { cancelRefresh } from '../refresh/endings.ts';
import type { AutoScalingState } from '../state.ts';
import { lookSoon } from '../transitions/look-soon.ts';

export function deleteAutoScalingGroup(
  input: DeleteAutoScalingGroupCommandInput,
  context: CallContext<AutoScalingState>,
) {
  const group = findGroup(context.state, input.AutoScalingGroupName as string);
  if (group.members.size > 0 && input.ForceDelete !== true) {
    throw resourceInUse(
      'You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.',
    );
  }
  const refresh = activeRefresh(context.state, group);
  if (refresh !== undefined) cancelRefresh(context, refresh);
  group.deleting = true;
  group.desired = 0;
  group.minSize = 0;
  context.transition(group.arn, undefined, 'deleting');
  lookSoon(context, group);
  return {};
}
