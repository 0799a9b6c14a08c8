import type { CallContext } from '../../../kernel/service.ts';
import { goBack } from '../engine/go-back.ts';
import { validationError } from '../errors.ts';
import { beginOperation, requireStack } from '../stacks.ts';
import type { CloudFormationState } from '../state.ts';
import { touched } from './rollback-stack.ts';

/** Tries a failed rollback again; resources to skip are taken as they were, whatever they are. */
export function continueUpdateRollback(input: any, context: CallContext<CloudFormationState>) {
  const stack = requireStack(context.state, input.StackName);
  if (stack.status !== 'UPDATE_ROLLBACK_FAILED') {
    throw validationError(
      `Stack:${stack.id} is in ${stack.status} state and can not continue the update rollback: wanted UPDATE_ROLLBACK_FAILED`,
    );
  }
  const operation = beginOperation(
    stack,
    { type: 'CONTINUE_ROLLBACK', clientToken: input.ClientRequestToken, roleArn: input.RoleARN },
    context,
  );
  const before = touched(stack);
  for (const logicalId of input.ResourcesToSkip ?? []) {
    const was = stack.previous?.resources.get(logicalId);
    if (was === undefined || !before.delete(logicalId)) {
      throw validationError(`The resource ${logicalId} cannot be skipped: it is not in the failed rollback`);
    }
    stack.resources.set(logicalId, was);
  }
  goBack({ stack, context, operation, kind: 'update', before }, 'User Initiated');
  return {};
}
