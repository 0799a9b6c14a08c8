import type { SendTaskFailureInput, SendTaskFailureOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import type { SfnState } from '../state.ts';
import { findTask } from '../waiting-task.ts';

export function sendTaskFailure(input: SendTaskFailureInput, context: CallContext<SfnState>): SendTaskFailureOutput {
  findTask(context, input.taskToken as string).fail(input.error, input.cause);
  return {};
}
