import type { CallContext } from '../../../kernel/service.ts';
import { deleteStack as runDeletion } from '../engine/delete-stack.ts';
import { validationError } from '../errors.ts';
import { beginOperation, findStack } from '../stacks.ts';
import type { CloudFormationState } from '../state.ts';

/** Deleting a stack that does not exist succeeds. */
export function deleteStack(input: any, context: CallContext<CloudFormationState>) {
  const stack = findStack(context.state, input.StackName);
  if (stack === undefined || stack.status === 'DELETE_COMPLETE') return {};
  if (stack.terminationProtection) {
    throw validationError(`Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`);
  }
  if (stack.status === 'DELETE_IN_PROGRESS') return {};
  const operation = beginOperation(
    stack,
    { type: 'DELETE_STACK', clientToken: input.ClientRequestToken, roleArn: input.RoleARN },
    context,
  );
  runDeletion({ stack, context, operation }, input.RetainResources);
  return {};
}
