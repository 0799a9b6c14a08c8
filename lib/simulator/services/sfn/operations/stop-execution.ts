import type { StopExecutionInput, StopExecutionOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import { findExecution } from '../find.ts';
import { abortExecution } from '../interpreter/execution.ts';
import type { SfnState } from '../state.ts';

/** Stopping what is over already changes nothing. */
export function stopExecution(input: StopExecutionInput, context: CallContext<SfnState>): StopExecutionOutput {
  const execution = findExecution(context, input.executionArn as string);
  const { error, cause } = input;
  abortExecution(context, execution, {
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  });
  return { stopDate: new Date(execution.stopMs ?? context.clock.nowMs) };
}
