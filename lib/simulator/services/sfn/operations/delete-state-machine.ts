import type { DeleteStateMachineInput, DeleteStateMachineOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import { checkKind } from '../find.ts';
import { abortExecution } from '../interpreter/execution.ts';
import type { SfnState } from '../state.ts';

/** AWS marks the machine DELETING and lets its executions be stopped in the background; here both happen at once. */
export function deleteStateMachine(
  input: DeleteStateMachineInput,
  context: CallContext<SfnState>,
): DeleteStateMachineOutput {
  const { state } = context;
  const arn = input.stateMachineArn as string;
  checkKind(arn, 'stateMachine');
  if (!state.machines.has(arn)) return {};
  for (const execution of state.executions.values()) {
    if (execution.machine.arn === arn && execution.status === 'RUNNING') abortExecution(context, execution, {});
  }
  state.machines.delete(arn);
  context.transition(arn, 'ACTIVE', 'DELETED');
  return {};
}
