import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { stackNotFound } from '../errors.ts';
import { findStack, requireChangeSet } from '../stacks.ts';
import type { CloudFormationState } from '../state.ts';

/** Deleting one that does not exist succeeds, as long as its stack does. */
export function deleteChangeSet(input: any, { state }: CallContext<CloudFormationState>) {
  if (input.StackName !== undefined && findStack(state, input.StackName) === undefined)
    throw stackNotFound(input.StackName);
  try {
    const { stack, changeSet } = requireChangeSet(state, input);
    stack.changeSets.delete(changeSet.name);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'ChangeSetNotFound') throw error;
  }
  return {};
}
