import type { DescribeLifecycleHooksCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { findGroup } from '../find.ts';
import type { AutoScalingState } from '../state.ts';

/** Always none: groups of the model have no hooks. */
export function describeLifecycleHooks(
  input: DescribeLifecycleHooksCommandInput,
  { state }: CallContext<AutoScalingState>,
) {
  findGroup(state, input.AutoScalingGroupName as string);
  return { LifecycleHooks: [] };
}
