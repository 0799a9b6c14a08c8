import type { DescribeScalingActivitiesCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { findGroup } from '../find.ts';
import { page } from '../page.ts';
import type { AutoScalingState } from '../state.ts';

/** Newest first. */
export function describeScalingActivities(
  input: DescribeScalingActivitiesCommandInput,
  { state }: CallContext<AutoScalingState>,
) {
  const groups =
    input.AutoScalingGroupName === undefined
      ? [...state.groups.values()]
      : [findGroup(state, input.AutoScalingGroupName)];
  const ids = input.ActivityIds ?? [];
  const chosen = groups
    .flatMap(({ activities }) => [...activities].reverse())
    .filter(({ ActivityId }) => ids.length === 0 || ids.includes(ActivityId as string));
  const { items, ...rest } = page(chosen, input);
  return { Activities: items, ...rest };
}
