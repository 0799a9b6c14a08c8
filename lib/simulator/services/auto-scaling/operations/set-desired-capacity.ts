import type { SetDesiredCapacityCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { invalid } from '../errors.ts';
import { findGroup } from '../find.ts';
import type { AutoScalingState } from '../state.ts';
import { lookSoon } from '../transitions/look-soon.ts';

export function setDesiredCapacity(input: SetDesiredCapacityCommandInput, context: CallContext<AutoScalingState>) {
  const group = findGroup(context.state, input.AutoScalingGroupName as string);
  const desired = input.DesiredCapacity as number;
  if (desired > group.maxSize) {
    throw invalid(
      `New SetDesiredCapacity value ${desired} is above max value ${group.maxSize} for the AutoScalingGroup.`,
    );
  }
  if (desired < group.minSize) {
    throw invalid(
      `New SetDesiredCapacity value ${desired} is below min value ${group.minSize} for the AutoScalingGroup.`,
    );
  }
  if (desired !== group.desired) {
    group.cause = `a user request explicitly set group desired capacity changing the desired capacity from ${group.desired} to ${desired}.`;
  }
  group.desired = desired;
  lookSoon(context, group);
  return {};
}
