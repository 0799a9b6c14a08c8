import type { DescribeTagsCommandInput, Filter, TagDescription } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { describeTags as tagsOf } from '../describe.ts';
import { page } from '../page.ts';
import type { AutoScalingState } from '../state.ts';

export function describeTags(input: DescribeTagsCommandInput, { state }: CallContext<AutoScalingState>) {
  const all = [...state.groups.values()].flatMap(tagsOf);
  const chosen = all.filter((tag) => (input.Filters ?? []).every((filter) => matches(tag, filter)));
  const { items, ...rest } = page(chosen, { ...input, MaxRecords: input.MaxRecords ?? 50 });
  return { Tags: items, ...rest };
}

function matches(tag: TagDescription, { Name, Values = [] }: Filter): boolean {
  switch (Name) {
    case 'auto-scaling-group':
      return Values.includes(tag.ResourceId ?? '');
    case 'key':
      return Values.includes(tag.Key ?? '');
    case 'value':
      return Values.includes(tag.Value ?? '');
    case 'propagate-at-launch':
      return Values.includes(String(tag.PropagateAtLaunch));
    default:
      return false;
  }
}
