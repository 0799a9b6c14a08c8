import type { DescribeInstanceRefreshesCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { describeRefresh } from '../describe.ts';
import { findGroup } from '../find.ts';
import { page } from '../page.ts';
import type { AutoScalingState } from '../state.ts';

/** AWS keeps the history for six weeks. */
const KEPT_MS = 42 * 24 * 60 * 60_000;

/** Newest first, which puts the one in progress first. */
export function describeInstanceRefreshes(
  input: DescribeInstanceRefreshesCommandInput,
  { state, clock }: CallContext<AutoScalingState>,
) {
  const group = findGroup(state, input.AutoScalingGroupName as string);
  const ids = input.InstanceRefreshIds ?? [];
  const chosen = [...group.refreshes]
    .reverse()
    .filter(({ startMs }) => startMs >= clock.nowMs - KEPT_MS)
    .filter(({ id }) => ids.length === 0 || ids.includes(id));
  const { items, ...rest } = page(chosen, { ...input, MaxRecords: input.MaxRecords ?? 50 });
  return { InstanceRefreshes: items.map(describeRefresh), ...rest };
}
