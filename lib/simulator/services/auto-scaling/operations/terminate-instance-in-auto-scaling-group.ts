import type { TerminateInstanceInAutoScalingGroupCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { invalid } from '../errors.ts';
import { findMember } from '../find.ts';
import type { AutoScalingState } from '../state.ts';
import { lookSoon } from '../transitions/look-soon.ts';
import { terminateMember } from '../transitions/terminate-member.ts';

export function terminateInstanceInAutoScalingGroup(
  input: TerminateInstanceInAutoScalingGroupCommandInput,
  context: CallContext<AutoScalingState>,
) {
  const { group, member } = findMember(context.state, input.InstanceId as string);
  if (input.ShouldDecrementDesiredCapacity === true) {
    if (group.desired - 1 < group.minSize) {
      throw invalid(
        `Currently, desiredSize equals minSize (${group.minSize}). Terminating instance without replacement will violate group's min size constraint. Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.`,
      );
    }
    group.desired--;
  }
  terminateMember(context, group, {
    member,
    cause: 'instance was taken out of service in response to a user request.',
  });
  lookSoon(context, group);
  return { Activity: member.terminateActivity };
}
