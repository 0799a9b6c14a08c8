import type { ServiceContext } from '../../../kernel/service.ts';
import type { Execution, SfnState } from '../state.ts';
import { redriveStatus } from './redrive-status.ts';

/** Input and output ride along while both fit into an event. */
const MAX_BYTES = 248 * 1024;

/** Tells the bus of an execution's status. */
export function emitStatus(context: ServiceContext<SfnState>, execution: Execution): void {
  const { input, output } = execution;
  const fits = Buffer.byteLength(input) + Buffer.byteLength(output ?? '') <= MAX_BYTES;
  const { status: redrive, reason } = redriveStatus(execution, context.clock.nowMs);
  context.emit({
    source: 'aws.states',
    detailType: 'Step Functions Execution Status Change',
    resources: [execution.arn],
    detail: {
      executionArn: execution.arn,
      stateMachineArn: execution.machine.arn,
      name: execution.name,
      status: execution.status,
      startDate: execution.startMs,
      stopDate: execution.stopMs ?? null,
      input: fits ? input : null,
      output: fits ? (output ?? null) : null,
      stateMachineVersionArn: null,
      stateMachineAliasArn: null,
      redriveCount: execution.redriveCount,
      redriveDate: execution.redriveMs ?? null,
      redriveStatus: redrive,
      redriveStatusReason: reason ?? null,
      inputDetails: { included: fits },
      outputDetails: output === undefined ? null : { included: fits },
      error: execution.error ?? null,
      cause: execution.cause ?? null,
    },
  });
}
