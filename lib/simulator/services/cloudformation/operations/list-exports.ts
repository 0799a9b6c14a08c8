import type { CallContext } from '../../../kernel/service.ts';
import { allExports } from '../exports.ts';
import { page } from '../page.ts';
import type { CloudFormationState } from '../state.ts';

export function listExports(input: any, { state }: CallContext<CloudFormationState>) {
  const { items, next } = page(allExports(state), input.NextToken);
  return {
    Exports: items.map(({ name, value, stack }) => ({ ExportingStackId: stack.id, Name: name, Value: value })),
    NextToken: next,
  };
}
