import type { CallContext } from '../../../kernel/service.ts';
import { goForward } from '../engine/go-forward.ts';
import { alreadyExists, validationError } from '../errors.ts';
import { settingsOf } from '../settings.ts';
import { beginOperation, findStack, newStack, stackCaller } from '../stacks.ts';
import type { CloudFormationState } from '../state.ts';
import { readDesired } from '../template/desired.ts';

export function createStack(input: any, context: CallContext<CloudFormationState>) {
  if (findStack(context.state, input.StackName) !== undefined) throw alreadyExists(input.StackName);
  if (input.DisableRollback !== undefined && input.OnFailure !== undefined) {
    throw validationError('You can specify either DisableRollback or OnFailure, but not both');
  }
  const stack = newStack(input.StackName, settingsOf(input), context);
  try {
    const desired = readDesired(
      input,
      { stack, caller: context.caller, stackCaller: stackCaller(input.RoleARN, context) },
      context,
    );
    const operation = beginOperation(stack, { type: 'CREATE_STACK', clientToken: input.ClientRequestToken }, context);
    stack.disableRollback = input.DisableRollback === true || input.OnFailure === 'DO_NOTHING';
    stack.terminationProtection = input.EnableTerminationProtection === true;
    goForward({ stack, context, operation }, 'create', desired);
  } catch (error) {
    context.state.stacks.delete(stack.id);
    throw error;
  }
  return { StackId: stack.id, OperationId: stack.operation?.id };
}
