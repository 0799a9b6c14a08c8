import type { CallContext } from '../../../kernel/service.ts';
import { goForward } from '../engine/go-forward.ts';
import { invalidChangeSetStatus } from '../errors.ts';
import { beginOperation, requireChangeSet } from '../stacks.ts';
import type { CloudFormationState } from '../state.ts';

export function executeChangeSet(input: any, context: CallContext<CloudFormationState>) {
  const { stack, changeSet } = requireChangeSet(context.state, input);
  if (changeSet.executionStatus !== 'AVAILABLE') {
    throw invalidChangeSetStatus(
      `ChangeSet [${changeSet.id}] cannot be executed in its current execution status of [${changeSet.executionStatus}]`,
    );
  }
  const { settings, desired } = changeSet;
  const type = changeSet.type === 'CREATE' ? 'CREATE_STACK' : 'UPDATE_STACK';
  const operation = beginOperation(
    stack,
    { type, clientToken: input.ClientRequestToken, roleArn: settings.roleArn },
    context,
  );
  stack.settings = { ...settings, roleArn: settings.roleArn ?? stack.settings.roleArn };
  stack.disableRollback = input.DisableRollback === true;
  stack.changeSetId = changeSet.id;
  // A change set is gone once it was executed, and the others with it: they were planned against what is now past.
  stack.changeSets.clear();
  // At once: a client that looks right after the answer must see the stack in progress, not its end of before.
  goForward({ stack, context, operation }, changeSet.type === 'CREATE' ? 'create' : 'update', desired);
  return {};
}
