import type { CancelCommandRequest } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidCommandId } from '../errors.ts';
import type { SsmState } from '../state.ts';
import { cancelInvocation } from '../transitions/run-command.ts';

/** AWS tries; here it always succeeds on what has not ended. */
export function cancelCommand(input: CancelCommandRequest, context: CallContext<SsmState>): object {
  const commandId = input.CommandId ?? '';
  const record = context.state.commands.get(commandId);
  if (record === undefined) throw invalidCommandId();
  const wanted = input.InstanceIds ?? [];
  for (const instanceId of record.invocations.keys()) {
    if (wanted.length === 0 || wanted.includes(instanceId)) cancelInvocation(context, { commandId, instanceId });
  }
  return {};
}
