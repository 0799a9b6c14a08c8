import type { CallContext } from '../../../kernel/service.ts';
import { requireStack } from '../stacks.ts';
import type { CloudFormationState } from '../state.ts';

export function listChangeSets(input: any, { state }: CallContext<CloudFormationState>) {
  const stack = requireStack(state, input.StackName);
  return {
    Summaries: [...stack.changeSets.values()].map((changeSet) => ({
      StackId: stack.id,
      StackName: stack.name,
      ChangeSetId: changeSet.id,
      ChangeSetName: changeSet.name,
      ExecutionStatus: changeSet.executionStatus,
      Status: changeSet.status,
      StatusReason: changeSet.reason,
      CreationTime: new Date(changeSet.createdMs),
      Description: changeSet.description,
      IncludeNestedStacks: false,
    })),
  };
}
