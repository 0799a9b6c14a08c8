import { expect, test } from 'vitest';
import { create, newRegion, physicalId, settled, story } from './stacks.ts';

const assumedBy = (Service: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
});
const document = { schemaVersion: '2.2', mainSteps: [] };

const NETWORK = {
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.9.0.0/16' } },
  Gateway: { Type: 'AWS::EC2::InternetGateway' },
  Attachment: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: { InternetGatewayId: { Ref: 'Gateway' }, VpcId: { Ref: 'Vpc' } },
  },
  Subnet: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: '10.9.0.0/24', VpcId: { Ref: 'Vpc' } } },
  Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
  Association: {
    Type: 'AWS::EC2::SubnetRouteTableAssociation',
    Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
  },
  Route: {
    Type: 'AWS::EC2::Route',
    DependsOn: 'Attachment',
    Properties: {
      RouteTableId: { Ref: 'Table' },
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: { Ref: 'Gateway' },
    },
  },
  Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'of the test', VpcId: { Ref: 'Vpc' } } },
  Ingress: {
    Type: 'AWS::EC2::SecurityGroupIngress',
    Properties: {
      GroupId: { 'Fn::GetAtt': ['Group', 'GroupId'] },
      IpProtocol: 'tcp',
      FromPort: 80,
      ToPort: 80,
      CidrIp: '10.0.0.0/8',
    },
  },
  Address: { Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc' } },
};

const OTHERS = {
  Document: { Type: 'AWS::SSM::Document', Properties: { Content: document, DocumentType: 'Command' } },
  Parameter: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: 'kept' } },
  Topic: { Type: 'AWS::SNS::Topic' },
  Queue: { Type: 'AWS::SQS::Queue' },
  Table: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'key', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'key', KeyType: 'HASH' }],
    },
  },
  Log: { Type: 'AWS::Logs::LogGroup' },
  Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'of-the-test' } },
  Bucket: { Type: 'AWS::S3::Bucket' },
};

test('what is found gone counts as deleted, whatever its service calls that', async () => {
  const region = newRegion();
  expect(await create(region, 'network', { Resources: NETWORK })).toBe('CREATE_COMPLETE');
  expect(await create(region, 'others', { Resources: OTHERS })).toBe('CREATE_COMPLETE');
  const network = (logicalId: string) => physicalId(region, 'network', logicalId);
  const InternetGatewayId = network('Gateway');
  const VpcId = network('Vpc');
  const RouteTableId = network('Table');
  const [address] = region.call('ec2', 'DescribeAddresses', { PublicIps: [network('Address')] }).Addresses;
  region.call('ec2', 'DeleteRoute', { RouteTableId, DestinationCidrBlock: '0.0.0.0/0' });
  region.call('ec2', 'DetachInternetGateway', { InternetGatewayId, VpcId });
  region.call('ec2', 'DisassociateRouteTable', { AssociationId: network('Association') });
  region.call('ec2', 'ReleaseAddress', { AllocationId: address.AllocationId });
  region.call('ec2', 'DeleteSecurityGroup', { GroupId: network('Group') });
  const other = (logicalId: string) => physicalId(region, 'others', logicalId);
  region.call('ssm', 'DeleteDocument', { Name: other('Document') });
  region.call('ssm', 'DeleteParameter', { Name: other('Parameter') });
  region.call('sns', 'DeleteTopic', { TopicArn: other('Topic') });
  region.call('sqs', 'DeleteQueue', { QueueUrl: other('Queue') });
  region.call('dynamodb', 'DeleteTable', { TableName: other('Table') });
  region.call('cloudwatch-logs', 'DeleteLogGroup', { logGroupName: other('Log') });
  region.call('eventbridge', 'DeleteEventBus', { Name: other('Bus') });
  region.call('s3', 'DeleteBucket', { Bucket: other('Bucket') });
  await region.run({ forMs: 120_000 });
  for (const StackName of ['network', 'others']) {
    const { StackId } = region.call('cloudformation', 'DescribeStacks', { StackName }).Stacks[0];
    region.call('cloudformation', 'DeleteStack', { StackName });
    await settled(region, StackName).catch(() => undefined);
    await region.run({ forMs: 600_000 });
    expect(story(region, StackId).filter((line) => line.endsWith('FAILED'))).toEqual([]);
  }
});

test('a part found gone does not keep the rest from being deleted', async () => {
  const region = newRegion();
  const Resources = {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: { RoleName: 'of-the-test', AssumeRolePolicyDocument: assumedBy('ec2.amazonaws.com') },
    },
    Profile: {
      Type: 'AWS::IAM::InstanceProfile',
      Properties: { InstanceProfileName: 'of-the-test', Roles: [{ Ref: 'Role' }] },
    },
  };
  expect(await create(region, 'parts', { Resources })).toBe('CREATE_COMPLETE');
  const InstanceProfileName = 'of-the-test';
  region.call('iam', 'RemoveRoleFromInstanceProfile', { InstanceProfileName, RoleName: 'of-the-test' });

  region.call('cloudformation', 'DeleteStack', { StackName: 'parts' });
  await region.run({ forMs: 600_000 });

  expect(() => region.call('iam', 'GetInstanceProfile', { InstanceProfileName })).toThrow('cannot be found');
});
