import type { SendTaskSuccessInput, SendTaskSuccessOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import type { SfnState } from '../state.ts';
import { findTask } from '../waiting-task.ts';

export function sendTaskSuccess(input: SendTaskSuccessInput, context: CallContext<SfnState>): SendTaskSuccessOutput {
  const output = read(input.output as string);
  findTask(context, input.taskToken as string).succeed(output);
  return {};
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ServiceError('InvalidOutput', `Invalid Output: '${(error as Error).message}'`);
  }
}
