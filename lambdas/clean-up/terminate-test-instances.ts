import { DescribeInstancesCommand, EC2Client, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { createWaiter, WaiterState } from '@smithy/core/client';
import { tagKeys } from '../../lib/contract/names.ts';

const client = new EC2Client({});

/** EC2 shows an instance only some time after it was launched, and the build may have died at that very moment. */
const LOOKS = 4;
const PAUSE_SECONDS = 5;

/** Ends what an execution launched; gives the ids. */
export async function terminateTestInstances(execution: string): Promise<string[]> {
  let ids: string[] = [];
  let looks = 0;
  const pace = { maxWaitTime: LOOKS * 2 * PAUSE_SECONDS, minDelay: PAUSE_SECONDS, maxDelay: PAUSE_SECONDS };
  await createWaiter({ client, ...pace }, execution, async () => {
    ids = await launchedBy(execution);
    return { state: ids.length > 0 || ++looks === LOOKS ? WaiterState.SUCCESS : WaiterState.RETRY };
  });
  if (ids.length > 0) await client.send(new TerminateInstancesCommand({ InstanceIds: ids }));
  return ids;
}

async function launchedBy(execution: string): Promise<string[]> {
  const { Reservations } = await client.send(
    new DescribeInstancesCommand({
      Filters: [
        { Name: `tag:${tagKeys.execution}`, Values: [execution] },
        { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] },
      ],
    }),
  );
  return (Reservations ?? []).flatMap(({ Instances }) => (Instances ?? []).map(({ InstanceId }) => InstanceId ?? ''));
}
