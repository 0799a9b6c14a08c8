import {
  AssociateRouteTableCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  EC2Client,
  RevokeSecurityGroupIngressCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { newRegion } from '../../new-region.ts';

async function newVpc() {
  const made = newRegion();
  const ec2 = made.region.client(EC2Client);
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  return { ...made, ec2, VpcId: Vpc?.VpcId as string };
}

test('a group shows the rules it was given', async () => {
  const { ec2, VpcId } = await newVpc();
  const { GroupId } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: 'web', Description: 'web servers', VpcId }),
  );
  const http = {
    GroupId,
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '10.0.0.0/16' }] }],
  };
  await ec2.send(new AuthorizeSecurityGroupIngressCommand(http));
  await expect(ec2.send(new AuthorizeSecurityGroupIngressCommand(http))).rejects.toMatchObject({
    name: 'InvalidPermission.Duplicate',
  });
  const shown = async () =>
    (await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [GroupId as string] }))).SecurityGroups?.[0];
  expect(await shown()).toMatchObject({
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '10.0.0.0/16' }] }],
    IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  });
  await ec2.send(new RevokeSecurityGroupIngressCommand(http));
  expect((await shown())?.IpPermissions).toEqual([]);
});

test('what is in use cannot be deleted', async () => {
  const { ec2, VpcId, baseImage } = await newVpc();
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: '10.0.0.0/28' }));
  const SubnetId = Subnet?.SubnetId as string;
  await expect(ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: '10.0.0.0/24' }))).rejects.toMatchObject({
    name: 'InvalidSubnet.Conflict',
  });
  const launch = (count: number) =>
    ec2.send(
      new RunInstancesCommand({
        ImageId: baseImage,
        InstanceType: 't4g.small',
        SubnetId,
        MinCount: count,
        MaxCount: count,
      }),
    );
  const { Instances } = await launch(11);
  expect(new Set(Instances?.map((one) => one.PrivateIpAddress)).size).toBe(11);
  await expect(launch(1)).rejects.toMatchObject({ name: 'InsufficientFreeAddressesInSubnet' });
  await expect(ec2.send(new DeleteSubnetCommand({ SubnetId }))).rejects.toMatchObject({ name: 'DependencyViolation' });
  await expect(ec2.send(new DeleteVpcCommand({ VpcId }))).rejects.toMatchObject({ name: 'DependencyViolation' });
});

test('a route leads only where something is', async () => {
  const { ec2, VpcId } = await newVpc();
  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
  const RouteTableId = RouteTable?.RouteTableId as string;
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: '10.0.1.0/24' }));
  await ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId: Subnet?.SubnetId }));
  await expect(
    ec2.send(
      new CreateRouteCommand({
        RouteTableId,
        DestinationCidrBlock: '0.0.0.0/0',
        NatGatewayId: 'nat-0123456789abcdef0',
      }),
    ),
  ).rejects.toMatchObject({ name: 'NatGatewayNotFound' });
  const Filters = [{ Name: 'association.subnet-id', Values: [Subnet?.SubnetId as string] }];
  const { RouteTables } = await ec2.send(new DescribeRouteTablesCommand({ Filters }));
  expect(RouteTables?.map((table) => table.RouteTableId)).toEqual([RouteTableId]);
});

test('filters that EC2 does not have are refused', async () => {
  const { ec2 } = await newVpc();
  const Filters = [{ Name: 'colour', Values: ['red'] }];
  await expect(ec2.send(new DescribeSubnetsCommand({ Filters }))).rejects.toMatchObject({
    name: 'InvalidParameterValue',
  });
});
