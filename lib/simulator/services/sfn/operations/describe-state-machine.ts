import type { DescribeStateMachineInput, DescribeStateMachineOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import { findMachine } from '../find.ts';
import type { SfnState } from '../state.ts';

export function describeStateMachine(
  input: DescribeStateMachineInput,
  context: CallContext<SfnState>,
): DescribeStateMachineOutput {
  const machine = findMachine(context, input.stateMachineArn as string);
  return {
    stateMachineArn: machine.arn,
    name: machine.name,
    status: 'ACTIVE',
    ...(input.includedData === 'METADATA_ONLY' ? { definition: '' } : { definition: machine.definition }),
    roleArn: machine.roleArn,
    type: 'STANDARD',
    creationDate: new Date(machine.createdMs),
    loggingConfiguration: machine.loggingConfiguration ?? { level: 'OFF', includeExecutionData: false },
    tracingConfiguration: machine.tracingConfiguration ?? { enabled: false },
    encryptionConfiguration: (machine.encryptionConfiguration ?? { type: 'AWS_OWNED_KEY' }) as {
      type: 'AWS_OWNED_KEY';
    },
    revisionId: machine.revisionId,
  };
}
