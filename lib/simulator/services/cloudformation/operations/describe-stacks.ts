import type { CallContext } from '../../../kernel/service.ts';
import { stackOutput } from '../describe.ts';
import { requireStack } from '../stacks.ts';
import type { CloudFormationState } from '../state.ts';

export function describeStacks(input: any, { state }: CallContext<CloudFormationState>) {
  const stacks =
    input.StackName === undefined
      ? [...state.stacks.values()].filter(({ status }) => status !== 'DELETE_COMPLETE')
      : [requireStack(state, input.StackName)];
  return { Stacks: stacks.map(stackOutput) };
}
