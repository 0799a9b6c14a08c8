// The calls that every way to a region is measured with: a third each of a big answer, a write and a start.

import { DescribeInstancesCommand, EC2Client, paginateDescribeImages, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateStateMachineCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

/** An account with its SDK clients, in this process or elsewhere. */
export interface Account {
  client<Client>(type: new (config: any) => Client): Client;
  /** Lets some seconds of the account's own time pass. */
  pause(): Promise<void>;
}

export interface Call {
  readonly name: string;
  send(): Promise<unknown>;
}

export const INSTANCES = 100;

const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const MACHINE = { QueryLanguage: 'JSONata', StartAt: 'Pass', States: { Pass: { Type: 'Pass', End: true } } };

/** Makes what the calls need, and gives the calls, to be sent in turn. */
export async function mixedCalls(account: Account): Promise<readonly Call[]> {
  const ec2 = account.client(EC2Client);
  const ssm = account.client(SSMClient);
  const sfn = account.client(SFNClient);
  await runInstances(ec2, account);
  const stateMachineArn = await createMachine(sfn, account);
  let count = 0;
  const parameter = () =>
    ({ Name: '/bench/parameter', Value: `value ${++count}`, Type: 'String', Overwrite: true }) as const;
  return [
    { name: `DescribeInstances of ${INSTANCES}`, send: () => ec2.send(new DescribeInstancesCommand({})) },
    { name: 'PutParameter', send: () => ssm.send(new PutParameterCommand(parameter())) },
    {
      name: 'StartExecution',
      send: () => sfn.send(new StartExecutionCommand({ stateMachineArn, input: '{"some":1}' })),
    },
  ];
}

async function runInstances(ec2: EC2Client, account: Account): Promise<void> {
  const ImageId = await anyImage(ec2);
  const size = { InstanceType: 'm7g.medium', MinCount: INSTANCES, MaxCount: INSTANCES } as const;
  await ec2.send(new RunInstancesCommand({ ImageId, ...size }));
  await inTheEnd(account, async () => {
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
    const all = Reservations.flatMap(({ Instances = [] }) => Instances);
    const running = all.filter(({ State }) => State?.Name === 'running').length;
    if (running < INSTANCES) throw new Error(`cannot measure: of ${INSTANCES} instances ${running} run`);
  });
}

const LOOKS = 100;

/** Tries again for as long as something may need: instances to start, a new role to be known everywhere. */
async function inTheEnd<T>(account: Account, attempt: () => Promise<T>): Promise<T> {
  for (let look = 1; ; look++) {
    try {
      return await attempt();
    } catch (error) {
      if (look === LOOKS) throw error;
      await account.pause();
    }
  }
}

async function anyImage(ec2: EC2Client): Promise<string> {
  for await (const { Images = [] } of paginateDescribeImages({ client: ec2 }, { Owners: ['amazon'] })) {
    const image = Images.find(({ Architecture }) => Architecture === 'arm64') ?? Images[0];
    if (image?.ImageId !== undefined) return image.ImageId;
  }
  throw new Error('cannot measure: the account offers no image');
}

async function createMachine(sfn: SFNClient, account: Account): Promise<string> {
  const iam = account.client(IAMClient);
  const role = await iam.send(
    new CreateRoleCommand({ RoleName: 'bench', AssumeRolePolicyDocument: JSON.stringify(TRUST) }),
  );
  const machine = { name: 'bench', roleArn: role.Role?.Arn, definition: JSON.stringify(MACHINE) };
  const made = await inTheEnd(account, () => sfn.send(new CreateStateMachineCommand(machine)));
  return made.stateMachineArn as string;
}
