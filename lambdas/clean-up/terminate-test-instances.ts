import { DescribeInstancesCommand, EC2Client, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { tagKeys } from '../../lib/contract/names.ts';

const ec2 = new EC2Client({});

/** Ends what an execution launched; gives the ids. */
export async function terminateTestInstances(execution: string): Promise<string[]> {
  const { Reservations } = await ec2.send(
    new DescribeInstancesCommand({
      Filters: [
        { Name: `tag:${tagKeys.execution}`, Values: [execution] },
        { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] },
      ],
    }),
  );
  const ids = (Reservations ?? []).flatMap(({ Instances }) =>
    (Instances ?? []).map(({ InstanceId }) => InstanceId ?? ''),
  );
  if (ids.length > 0) await ec2.send(new TerminateInstancesCommand({ InstanceIds: ids }));
  return ids;
}
