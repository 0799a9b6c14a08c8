import type { CallContext } from '../../../kernel/service.ts';
import { planChanges } from '../change-set/plan-changes.ts';
import { goForward } from '../engine/go-forward.ts';
import { validationError } from '../errors.ts';
import { settingsOf } from '../settings.ts';
import { beginOperation, checkUpdatable, requireStack, stackCaller } from '../stacks.ts';
import type { CloudFormationState } from '../state.ts';
import { readDesired } from '../template/desired.ts';

export function updateStack(input: any, context: CallContext<CloudFormationState>) {
  const stack = requireStack(context.state, input.StackName);
  checkUpdatable(stack);
  const asStack = stackCaller(input.RoleARN ?? stack.settings.roleArn, context);
  const desired = readDesired(input, { stack, caller: context.caller, stackCaller: asStack }, context);
  const settings = settingsOf(input, stack.settings);
  const { anything } = planChanges({ stack, desired, caller: asStack }, context);
  if (!anything) throw validationError('No updates are to be performed.');
  const operation = beginOperation(
    stack,
    { type: 'UPDATE_STACK', clientToken: input.ClientRequestToken, roleArn: settings.roleArn },
    context,
  );
  stack.settings = settings;
  stack.disableRollback = input.DisableRollback === true;
  goForward({ stack, context, operation }, 'update', desired);
  return { StackId: stack.id, OperationId: operation.id };
}
