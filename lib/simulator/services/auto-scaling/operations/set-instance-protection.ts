import type { SetInstanceProtectionCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { invalid } from '../errors.ts';
import { findGroup } from '../find.ts';
import type { AutoScalingState } from '../state.ts';
import { lookSoon } from '../transitions/look-soon.ts';

export function setInstanceProtection(
  input: SetInstanceProtectionCommandInput,
  context: CallContext<AutoScalingState>,
) {
  const group = findGroup(context.state, input.AutoScalingGroupName as string);
  const members = (input.InstanceIds ?? []).map((id) => {
    const member = group.members.get(id);
    if (member === undefined) throw invalid(`The instance ${id} is not part of Auto Scaling group ${group.name}.`);
    return member;
  });
  for (const member of members) member.protectedFromScaleIn = input.ProtectedFromScaleIn === true;
  lookSoon(context, group);
  return {};
}
