import type { DescribeExecutionInput, DescribeExecutionOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import { executionDoesNotExist } from '../errors.ts';
import { findExecution, isSeen } from '../find.ts';
import { redriveStatus } from '../interpreter/redrive-status.ts';
import type { SfnState } from '../state.ts';

export function describeExecution(
  input: DescribeExecutionInput,
  context: CallContext<SfnState>,
): DescribeExecutionOutput {
  const execution = findExecution(context, input.executionArn as string);
  if (!isSeen(context, execution)) throw executionDoesNotExist(execution.arn);
  const { stopMs, output, mapRun, redriveMs } = execution;
  const { status: redrive, reason } = redriveStatus(execution, context.clock.nowMs);
  const data = input.includedData !== 'METADATA_ONLY';
  return {
    executionArn: execution.arn,
    stateMachineArn: execution.machine.arn,
    name: execution.name,
    status: execution.status,
    startDate: new Date(execution.startMs),
    stopDate: stopMs === undefined ? undefined : new Date(stopMs),
    input: data ? execution.input : undefined,
    inputDetails: { included: data },
    output: data ? output : undefined,
    outputDetails: output === undefined ? undefined : { included: data },
    mapRunArn: mapRun?.arn,
    error: execution.error,
    cause: execution.cause,
    redriveCount: execution.redriveCount,
    redriveDate: redriveMs === undefined ? undefined : new Date(redriveMs),
    redriveStatus: redrive,
    redriveStatusReason: reason,
  };
}
