import type {
  DescribeStateMachineForExecutionInput,
  DescribeStateMachineForExecutionOutput,
} from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import { findExecution } from '../find.ts';
import type { SfnState } from '../state.ts';

export function describeStateMachineForExecution(
  input: DescribeStateMachineForExecutionInput,
  context: CallContext<SfnState>,
): DescribeStateMachineForExecutionOutput {
  const { machine, mapRun, startMs } = findExecution(context, input.executionArn as string);
  const now = context.state.machines.get(machine.arn);
  return {
    stateMachineArn: machine.arn,
    name: machine.name,
    definition: machine.definition,
    roleArn: machine.roleArn,
    updateDate: new Date(now?.createdMs ?? startMs),
    loggingConfiguration: now?.loggingConfiguration ?? { level: 'OFF', includeExecutionData: false },
    tracingConfiguration: now?.tracingConfiguration ?? { enabled: false },
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    revisionId: machine.revisionId,
    ...(mapRun === undefined ? {} : { mapRunArn: mapRun.arn, label: mapRun.machineArn.split('/').at(-1) }),
  };
}
