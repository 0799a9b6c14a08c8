import type { CallContext } from '../../../kernel/service.ts';
import { summaryOutput } from '../describe.ts';
import { page } from '../page.ts';
import type { CloudFormationState } from '../state.ts';

export function listStacks(input: any, { state }: CallContext<CloudFormationState>) {
  const filter: readonly string[] | undefined = input.StackStatusFilter;
  const wanted = [...state.stacks.values()].filter(({ status }) => filter === undefined || filter.includes(status));
  const { items, next } = page(wanted, input.NextToken);
  return { StackSummaries: items.map(summaryOutput), NextToken: next };
}
