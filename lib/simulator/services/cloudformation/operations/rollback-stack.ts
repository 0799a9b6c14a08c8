import type { CallContext } from '../../../kernel/service.ts';
import { goBack } from '../engine/go-back.ts';
import { validationError } from '../errors.ts';
import { beginOperation, requireStack } from '../stacks.ts';
import type { CloudFormationState, Stack, StackResource } from '../state.ts';

/** Takes back an operation that failed with rollback disabled. */
export function rollbackStack(input: any, context: CallContext<CloudFormationState>) {
  const stack = requireStack(context.state, input.StackName);
  const { status } = stack;
  if (status !== 'CREATE_FAILED' && status !== 'UPDATE_FAILED') {
    throw validationError(`Stack:${stack.id} is in ${status} state and can not be rolled back.`);
  }
  const operation = beginOperation(
    stack,
    { type: 'ROLLBACK', clientToken: input.ClientRequestToken, roleArn: input.RoleARN },
    context,
  );
  const kind = status === 'CREATE_FAILED' ? 'create' : 'update';
  goBack({ stack, context, operation, kind, before: touched(stack) }, 'User Initiated');
  return { StackId: stack.id, OperationId: operation.id };
}

/** What the failed update left other than it was. */
export function touched(stack: Stack): Map<string, StackResource | undefined> {
  const before = new Map<string, StackResource | undefined>();
  const previous = stack.previous?.resources;
  for (const [logicalId, resource] of stack.resources) {
    if (previous?.get(logicalId) !== resource) before.set(logicalId, previous?.get(logicalId));
  }
  return before;
}
