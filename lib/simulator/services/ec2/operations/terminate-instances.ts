import type { InstanceStateChange, TerminateInstancesRequest, TerminateInstancesResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { other } from '../errors.ts';
import { getInstances } from '../instances.ts';
import type { Ec2State, InstanceRecord } from '../state.ts';
import { terminate } from '../transitions/instance-life.ts';

export function terminateInstances(
  { InstanceIds = [] }: TerminateInstancesRequest,
  context: CallContext<Ec2State>,
): TerminateInstancesResult {
  const records = getInstances(context, InstanceIds);
  const held = records.find((record) => record.terminationProtected);
  if (held !== undefined) {
    throw other(
      'OperationNotPermitted',
      `The instance '${held.instance.InstanceId}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
    );
  }
  return { TerminatingInstances: records.map((record) => end(record, context)) };
}

function end(record: InstanceRecord, context: CallContext<Ec2State>): InstanceStateChange {
  const { InstanceId, State: PreviousState } = record.instance;
  const ended = PreviousState?.Name === 'shutting-down' || PreviousState?.Name === 'terminated';
  const CurrentState = ended ? PreviousState : terminate(context, record, reason(context)).instance.State;
  return { InstanceId, PreviousState, CurrentState };
}

function reason({ caller }: CallContext<Ec2State>): string {
  return caller.kind === 'service' ? 'Service initiated' : 'User initiated';
}
