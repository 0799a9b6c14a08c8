import type { CallContext } from '../../../kernel/service.ts';
import { resourceOutput } from '../describe.ts';
import { page } from '../page.ts';
import { requireStack } from '../stacks.ts';
import type { CloudFormationState } from '../state.ts';

export function listStackResources(input: any, { state }: CallContext<CloudFormationState>) {
  const stack = requireStack(state, input.StackName);
  const { items, next } = page([...stack.resources.values()], input.NextToken);
  return {
    StackResourceSummaries: items.map((resource) => {
      const { StackName: _, StackId: __, ...rest } = resourceOutput(stack, resource);
      return { ...rest, LastUpdatedTimestamp: new Date(resource.changedMs) };
    }),
    NextToken: next,
  };
}
