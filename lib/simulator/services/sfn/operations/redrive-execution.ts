import type { RedriveExecutionInput, RedriveExecutionOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { findExecution } from '../find.ts';
import { redriveExecution as redrive } from '../interpreter/execution.ts';
import { redriveStatus } from '../interpreter/redrive-status.ts';
import type { SfnState } from '../state.ts';

/** How many of its last client tokens an execution remembers. */
const TOKENS = 10;

export function redriveExecution(input: RedriveExecutionInput, context: CallContext<SfnState>): RedriveExecutionOutput {
  const execution = findExecution(context, input.executionArn as string);
  const { clientToken } = input;
  if (clientToken !== undefined && execution.redriveTokens.includes(clientToken)) {
    return { redriveDate: new Date(execution.redriveMs as number) };
  }
  const { status, reason } = redriveStatus(execution, context.clock.nowMs);
  const withItsRun = status === 'REDRIVABLE_BY_MAP_RUN' && execution.mapRun?.status === 'RUNNING';
  if (status !== 'REDRIVABLE' && !withItsRun) {
    const why = reason ?? 'Execution was started by a Map Run and can only be redriven with it';
    throw new ServiceError('ExecutionNotRedrivable', `Execution Not Redrivable: '${why}'`);
  }
  if (clientToken !== undefined) execution.redriveTokens = [clientToken, ...execution.redriveTokens].slice(0, TOKENS);
  redrive(context, execution);
  return { redriveDate: new Date(execution.redriveMs as number) };
}
