import type { DescribeAutoScalingGroupsCommandInput, Filter } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { describeGroup } from '../describe.ts';
import { invalid } from '../errors.ts';
import { page } from '../page.ts';
import type { AutoScalingState, Group } from '../state.ts';

/** Names that do not exist are passed over, as AWS does. */
export function describeAutoScalingGroups(
  input: DescribeAutoScalingGroupsCommandInput,
  { state }: CallContext<AutoScalingState>,
) {
  const names = input.AutoScalingGroupNames ?? [];
  const chosen =
    names.length === 0 ? [...state.groups.values()] : names.flatMap((name) => state.groups.get(name) ?? []);
  const matching = chosen.filter((group) => (input.Filters ?? []).every((filter) => matches(group, filter)));
  const { items, ...rest } = page(matching, input);
  return { AutoScalingGroups: items.map(describeGroup), ...rest };
}

function matches(group: Group, { Name = '', Values = [] }: Filter): boolean {
  if (Name === 'tag-key') return Values.some((key) => group.tags.has(key));
  if (Name === 'tag-value') return [...group.tags.values()].some(({ value }) => Values.includes(value));
  if (Name.startsWith('tag:')) return Values.includes(group.tags.get(Name.slice('tag:'.length))?.value ?? '');
  throw invalid(`Filter name '${Name}' is not one of tag-key, tag-value, tag:<key>`);
}
