import type { DescribeAutoScalingInstancesCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { describeMemberOf } from '../describe.ts';
import { page } from '../page.ts';
import type { AutoScalingState } from '../state.ts';

/** Ids of instances that no group holds are passed over, as AWS does. */
export function describeAutoScalingInstances(
  input: DescribeAutoScalingInstancesCommandInput,
  { state }: CallContext<AutoScalingState>,
) {
  const ids = input.InstanceIds ?? [];
  const all = ids.length === 0 ? [...state.memberOf.keys()] : ids;
  const described = all.flatMap((id) => {
    const group = state.memberOf.get(id);
    const member = group?.members.get(id);
    return group === undefined || member === undefined ? [] : [describeMemberOf(group, member)];
  });
  const { items, ...rest } = page(described, { ...input, MaxRecords: input.MaxRecords ?? 50 });
  return { AutoScalingInstances: items, ...rest };
}
