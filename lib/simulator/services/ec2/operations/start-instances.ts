import type { StartInstancesRequest, StartInstancesResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { incorrectInstanceState } from '../errors.ts';
import { getInstances } from '../instances.ts';
import type { Ec2State } from '../state.ts';
import { start } from '../transitions/instance-life.ts';

/** Does nothing to an instance that is already there or on its way. */
export function startInstances(
  { InstanceIds = [] }: StartInstancesRequest,
  context: CallContext<Ec2State>,
): StartInstancesResult {
  const records = getInstances(context, InstanceIds);
  for (const { instance } of records) {
    const name = instance.State?.Name ?? '';
    if (!EXPECTED.has(name)) throw incorrectInstanceState(instance.InstanceId as string, name);
  }
  return {
    StartingInstances: records.map((record) => {
      const { InstanceId, State: PreviousState } = record.instance;
      const changes = PreviousState?.Name === 'stopped';
      const CurrentState = changes ? start(context, record).instance.State : PreviousState;
      return { InstanceId, PreviousState, CurrentState };
    }),
  };
}

const EXPECTED = new Set(['stopped', 'pending', 'running']);
