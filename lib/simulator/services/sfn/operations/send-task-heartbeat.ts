import type { SendTaskHeartbeatInput, SendTaskHeartbeatOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import type { SfnState } from '../state.ts';
import { findTask } from '../waiting-task.ts';

export function sendTaskHeartbeat(
  input: SendTaskHeartbeatInput,
  context: CallContext<SfnState>,
): SendTaskHeartbeatOutput {
  findTask(context, input.taskToken as string).beat();
  return {};
}
