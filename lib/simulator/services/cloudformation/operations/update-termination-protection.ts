import type { CallContext } from '../../../kernel/service.ts';
import { requireStack } from '../stacks.ts';
import type { CloudFormationState } from '../state.ts';

export function updateTerminationProtection(input: any, { state }: CallContext<CloudFormationState>) {
  const stack = requireStack(state, input.StackName);
  stack.terminationProtection = input.EnableTerminationProtection;
  return { StackId: stack.id };
}
