// What is written is seen by others some time later, and never later than the table of durations says.

import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  UpdateAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';
import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CreateImageCommand,
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeLaunchTemplatesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
  ModifyLaunchTemplateCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  GetRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DescribeExecutionCommand, ListExecutionsCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { durations } from '../../lib/simulator/durations.ts';
import { createRegion, type Region } from '../../lib/simulator/region.ts';

const bounds = (name: 'ec2.spread' | 'iam.spread' | 'ssm.spread' | 'states.spread' | 'dynamodb.replication') => ({
  forMs: durations[name].maxSeconds * 1000,
});

function setUp(seed = 1) {
  const region = createRegion({ seed, startMs: Date.UTC(2026, 10, 21) });
  region.vendor.stock();
  const [subnet] = region.call('ec2', 'DescribeSubnets', {}).Subnets;
  const { Value: amiId } = region.call('ssm', 'GetParameter', {
    Name: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64',
  }).Parameter;
  return { region, ec2: region.client(EC2Client), subnetId: subnet.SubnetId as string, amiId: amiId as string };
}

const launch = ({ amiId, subnetId }: { amiId: string; subnetId: string }) =>
  new RunInstancesCommand({ ImageId: amiId, InstanceType: 't4g.small', SubnetId: subnetId, MinCount: 1, MaxCount: 1 });

const named = (name: string) => expect.objectContaining({ name });

describe('EC2', () => {
  it('does not know an instance that it has just launched, whoever asks for whatever', async () => {
    const { region, ec2, ...place } = setUp();
    const { Instances = [] } = await ec2.send(launch({ ...place }));
    const InstanceIds = [Instances[0]?.InstanceId as string];
    const unknown = named('InvalidInstanceID.NotFound');
    await expect(ec2.send(new DescribeInstancesCommand({ InstanceIds }))).rejects.toEqual(unknown);
    await expect(ec2.send(new TerminateInstancesCommand({ InstanceIds }))).rejects.toEqual(unknown);
    const tags = new CreateTagsCommand({ Resources: InstanceIds, Tags: [{ Key: 'a', Value: 'b' }] });
    await expect(ec2.send(tags)).rejects.toEqual(unknown);
    expect((await ec2.send(new DescribeInstancesCommand({}))).Reservations).toEqual([]);
    await region.run(bounds('ec2.spread'));
    expect((await ec2.send(new DescribeInstancesCommand({ InstanceIds }))).Reservations).toHaveLength(1);
    expect((await ec2.send(new TerminateInstancesCommand({ InstanceIds }))).TerminatingInstances).toHaveLength(1);
  });

  it('gives what was asked for twice with one token its id again, without hiding it again', async () => {
    const { region, ec2, ...place } = setUp();
    const asked = {
      ImageId: place.amiId,
      InstanceType: 't4g.small',
      SubnetId: place.subnetId,
      ClientToken: 'one',
    } as const;
    const send = () => ec2.send(new RunInstancesCommand({ ...asked, MinCount: 1, MaxCount: 1 }));
    const InstanceIds = [(await send()).Instances?.[0]?.InstanceId as string];
    expect((await send()).Instances?.[0]?.InstanceId).toBe(InstanceIds[0]);
    await region.run(bounds('ec2.spread'));
    await send();
    expect((await ec2.send(new DescribeInstancesCommand({ InstanceIds }))).Reservations).toHaveLength(1);
  });

  it('shows tags, images and security groups late', async () => {
    const { region, ec2, subnetId, amiId } = setUp();
    const InstanceId = (await ec2.send(launch({ amiId, subnetId }))).Instances?.[0]?.InstanceId as string;
    await region.run({ forMs: 60_000 });
    await ec2.send(new CreateTagsCommand({ Resources: [InstanceId], Tags: [{ Key: 'a', Value: 'b' }] }));
    const tagged = new DescribeInstancesCommand({ Filters: [{ Name: 'tag:a', Values: ['b'] }] });
    expect((await ec2.send(tagged)).Reservations).toEqual([]);
    const { ImageId = '' } = await ec2.send(new CreateImageCommand({ InstanceId, Name: 'golden' }));
    const described = new DescribeImagesCommand({ ImageIds: [ImageId] });
    await expect(ec2.send(described)).rejects.toEqual(named('InvalidAMIID.NotFound'));
    const { GroupId = '' } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: 'proof', Description: 'proof' }),
    );
    const group = new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] });
    await expect(ec2.send(group)).rejects.toEqual(named('InvalidGroup.NotFound'));
    await region.run(bounds('ec2.spread'));
    expect((await ec2.send(tagged)).Reservations).toHaveLength(1);
    expect((await ec2.send(described)).Images?.[0]?.State).toBe('pending');
    expect((await ec2.send(group)).SecurityGroups).toHaveLength(1);
  });

  it('finds a version of a template, and another default, only after a while', async () => {
    const { region, ec2, amiId } = setUp();
    const LaunchTemplateData = { ImageId: amiId, InstanceType: 't4g.small' } as const;
    const made = await ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName: 'web', LaunchTemplateData }));
    const LaunchTemplateId = made.LaunchTemplate?.LaunchTemplateId as string;
    const read = new DescribeLaunchTemplatesCommand({ LaunchTemplateIds: [LaunchTemplateId] });
    await expect(ec2.send(read)).rejects.toEqual(named('InvalidLaunchTemplateId.NotFound'));
    await region.run(bounds('ec2.spread'));
    await ec2.send(new CreateLaunchTemplateVersionCommand({ LaunchTemplateId, LaunchTemplateData }));
    const missing = named('InvalidLaunchTemplateId.VersionNotFound');
    const version = new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId, Versions: ['2'] });
    const makeDefault = new ModifyLaunchTemplateCommand({ LaunchTemplateId, DefaultVersion: '2' });
    await expect(ec2.send(version)).rejects.toEqual(missing);
    await expect(ec2.send(makeDefault)).rejects.toEqual(missing);
    await region.run(bounds('ec2.spread'));
    await ec2.send(makeDefault);
    expect((await ec2.send(read)).LaunchTemplates?.[0]?.DefaultVersionNumber).toBe(1);
    await region.run(bounds('ec2.spread'));
    expect((await ec2.send(read)).LaunchTemplates?.[0]?.DefaultVersionNumber).toBe(2);
  });

  it('lets each write take its own time, the same in each run', async () => {
    const seenAfterMs = async (seed: number) => {
      const { region, ec2, ...place } = setUp(seed);
      const times: number[] = [];
      for (let i = 0; i < 4; i++) {
        const startMs = region.kernel.clock.nowMs;
        const InstanceIds = [(await ec2.send(launch(place))).Instances?.[0]?.InstanceId as string];
        const seen = () => ec2.send(new DescribeInstancesCommand({ InstanceIds })).catch(() => undefined);
        while ((await seen()) === undefined) await region.run({ forMs: 50 });
        times.push(region.kernel.clock.nowMs - startMs);
      }
      return times;
    };
    const times = await seenAfterMs(3);
    expect(new Set(times).size).toBeGreaterThan(2);
    expect(Math.max(...times)).toBeLessThanOrEqual(durations['ec2.spread'].maxSeconds * 1000 + 50);
    expect(await seenAfterMs(3)).toEqual(times);
  });
});

describe('Auto Scaling', () => {
  it('refuses a version of a template that EC2 does not show yet', async () => {
    const { region, ec2, subnetId, amiId } = setUp();
    const autoScaling = region.client(AutoScalingClient);
    const LaunchTemplateData = { ImageId: amiId, InstanceType: 't4g.small' } as const;
    const made = await ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName: 'web', LaunchTemplateData }));
    const LaunchTemplateId = made.LaunchTemplate?.LaunchTemplateId as string;
    await region.run(bounds('ec2.spread'));
    const group = { AutoScalingGroupName: 'web', MinSize: 0, MaxSize: 1, VPCZoneIdentifier: subnetId };
    const version = (Version: string) => ({ LaunchTemplate: { LaunchTemplateId, Version } });
    await autoScaling.send(new CreateAutoScalingGroupCommand({ ...group, ...version('1') }));
    await ec2.send(new CreateLaunchTemplateVersionCommand({ LaunchTemplateId, LaunchTemplateData }));
    const update = new UpdateAutoScalingGroupCommand({ AutoScalingGroupName: 'web', ...version('2') });
    await expect(autoScaling.send(update)).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringMatching(/^You must use a valid fully-formed launch template\. .*version 2/),
    });
    await region.run(bounds('ec2.spread'));
    await autoScaling.send(update);
  });
});

const trust = (Service: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
  });

describe('IAM', () => {
  const newFunction = (Role: string) =>
    new CreateFunctionCommand({
      FunctionName: 'worker',
      Role,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Code: { ZipFile: zipSync({ 'index.js': strToU8('exports.handler = async () => 1;') }) },
    });

  it('has made a role that nobody can take on for some seconds', async () => {
    const { region } = setUp();
    const iam = region.client(IAMClient);
    const lambda = region.client(LambdaClient);
    const policy = trust('lambda.amazonaws.com');
    const made = await iam.send(new CreateRoleCommand({ RoleName: 'worker', AssumeRolePolicyDocument: policy }));
    const arn = made.Role?.Arn as string;
    expect((await iam.send(new GetRoleCommand({ RoleName: 'worker' }))).Role?.Arn).toBe(arn);
    await expect(lambda.send(newFunction(arn))).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: 'The role defined for the function cannot be assumed by Lambda.',
    });
    await region.run(bounds('iam.spread'));
    expect((await lambda.send(newFunction(arn))).FunctionName).toBe('worker');
  });

  it('lets what a role may do change some seconds after its policy', async () => {
    const { region } = setUp();
    const iam = region.client(IAMClient);
    const RoleName = 'worker';
    region.call('iam', 'CreateRole', {
      RoleName,
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { AWS: region.operator.account }, Action: 'sts:AssumeRole' }],
      }),
    });
    const { Credentials: keys } = region.call('sts', 'AssumeRole', {
      RoleArn: `arn:aws:iam::${region.operator.account}:role/${RoleName}`,
      RoleSessionName: 'test',
    });
    const credentials = {
      accessKeyId: keys.AccessKeyId,
      secretAccessKey: keys.SecretAccessKey,
      sessionToken: keys.SessionToken,
    };
    const worker = region.client(EC2Client, { credentials });
    const ask = () => worker.send(new DescribeInstancesCommand({}));
    const put = (Effect: 'Allow' | 'Deny') =>
      iam.send(
        new PutRolePolicyCommand({
          RoleName,
          PolicyName: 'look',
          PolicyDocument: JSON.stringify({
            Version: '2012-10-17',
            Statement: [{ Effect, Action: 'ec2:DescribeInstances', Resource: '*' }],
          }),
        }),
      );
    await put('Allow');
    await expect(ask()).rejects.toEqual(named('UnauthorizedOperation'));
    await region.run(bounds('iam.spread'));
    await ask();
    await put('Deny');
    await ask();
    await region.run(bounds('iam.spread'));
    await expect(ask()).rejects.toEqual(named('UnauthorizedOperation'));
  });

  it('has made an instance profile that EC2 does not know for some seconds', async () => {
    const { region, ec2, subnetId, amiId } = setUp();
    const iam = region.client(IAMClient);
    region.call('iam', 'CreateRole', { RoleName: 'server', AssumeRolePolicyDocument: trust('ec2.amazonaws.com') });
    await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'server' }));
    await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: 'server', RoleName: 'server' }));
    const input = { ...launch({ amiId, subnetId }).input, IamInstanceProfile: { Name: 'server' } };
    await expect(ec2.send(new RunInstancesCommand(input))).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: 'Value (server) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name',
    });
    await region.run(bounds('iam.spread'));
    expect((await ec2.send(new RunInstancesCommand(input))).Instances).toHaveLength(1);
  });
});

describe('Parameter Store', () => {
  it('reads a parameter as it was a moment ago', async () => {
    const { region } = setUp();
    const ssm = region.client(SSMClient);
    const put = (Value: string) =>
      ssm.send(new PutParameterCommand({ Name: '/app/colour', Value, Type: 'String', Overwrite: true }));
    const get = async () => (await ssm.send(new GetParameterCommand({ Name: '/app/colour' }))).Parameter?.Value;
    await put('red');
    await expect(get()).rejects.toEqual(named('ParameterNotFound'));
    await region.run(bounds('ssm.spread'));
    expect(await get()).toBe('red');
    await put('blue');
    expect(await get()).toBe('red');
    await region.run(bounds('ssm.spread'));
    expect(await get()).toBe('blue');
  });
});

describe('Step Functions', () => {
  it('describes and lists an execution some time after its start', async () => {
    const { region } = setUp();
    const roleArn = region.call('iam', 'CreateRole', {
      RoleName: 'machine',
      AssumeRolePolicyDocument: trust('states.amazonaws.com'),
    }).Role.Arn;
    const Rest = { Type: 'Wait', Seconds: 60, End: true };
    const { stateMachineArn } = region.call('sfn', 'CreateStateMachine', {
      name: 'rest',
      roleArn,
      definition: JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'Rest', States: { Rest } }),
    });
    const sfn = region.client(SFNClient);
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn }));
    const read = new DescribeExecutionCommand({ executionArn });
    const list = new ListExecutionsCommand({ stateMachineArn });
    await expect(sfn.send(read)).rejects.toEqual(named('ExecutionDoesNotExist'));
    expect((await sfn.send(list)).executions).toEqual([]);
    await region.run(bounds('states.spread'));
    expect((await sfn.send(read)).status).toBe('RUNNING');
    expect((await sfn.send(list)).executions).toHaveLength(1);
  });
});

describe('DynamoDB', () => {
  async function newTable(region: Region) {
    const client = region.client(DynamoDBClient);
    await client.send(
      new CreateTableCommand({
        TableName: 'ledger',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      }),
    );
    await region.run({ forMs: 20_000 });
    return client;
  }

  it('misses the latest write unless the read is consistent', async () => {
    const { region } = setUp();
    const client = await newTable(region);
    const put = (n: string) =>
      client.send(new PutItemCommand({ TableName: 'ledger', Item: { pk: { S: 'a' }, n: { N: n } } }));
    const get = async (ConsistentRead: boolean) =>
      (await client.send(new GetItemCommand({ TableName: 'ledger', Key: { pk: { S: 'a' } }, ConsistentRead }))).Item?.[
        'n'
      ]?.N;
    const query = async (ConsistentRead: boolean) =>
      (
        await client.send(
          new QueryCommand({
            TableName: 'ledger',
            KeyConditionExpression: 'pk = :a',
            ExpressionAttributeValues: { ':a': { S: 'a' } },
            ConsistentRead,
          }),
        )
      ).Count;
    await put('1');
    expect([await get(false), await get(true)]).toEqual([undefined, '1']);
    expect([await query(false), await query(true)]).toEqual([0, 1]);
    await region.run(bounds('dynamodb.replication'));
    expect([await get(false), await query(false)]).toEqual(['1', 1]);
    await put('2');
    await put('3');
    expect([await get(false), await get(true)]).toEqual(['1', '3']);
    await region.run(bounds('dynamodb.replication'));
    expect(await get(false)).toBe('3');
  });
});
