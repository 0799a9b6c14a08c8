import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { App, CfnOutput, DefaultStackSynthesizer, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { expect, test } from 'vitest';
import { newRegion } from '../../new-region.ts';

function template(imageId: string): string {
  const synthesizer = new DefaultStackSynthesizer({ generateBootstrapVersionRule: false });
  // CDK's own check of templates takes most of the test's time to load, and the test asks the region instead.
  const app = new App({ analyticsReporting: false, builtinCloudFormationValidation: false });
  const stack = new Stack(app, 'network', { synthesizer });
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 1, restrictDefaultSecurityGroup: false });
  const alb = new ec2.SecurityGroup(stack, 'Alb', { vpc, allowAllOutbound: false });
  const web = new ec2.SecurityGroup(stack, 'Web', { vpc });
  alb.connections.allowTo(web, ec2.Port.tcp(80));
  vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 });
  const launch = new ec2.CfnLaunchTemplate(stack, 'Launch', {
    launchTemplateData: {
      imageId,
      instanceType: 't4g.small',
      networkInterfaces: [{ deviceIndex: 0, groups: [web.securityGroupId], associatePublicIpAddress: false }],
    },
  });
  new CfnOutput(stack, 'VpcId', { value: vpc.vpcId });
  new CfnOutput(stack, 'Version', { value: launch.attrLatestVersionNumber });
  return JSON.stringify(Template.fromStack(stack).toJSON());
}

test('a network made by CDK goes up, changes and goes down', async () => {
  const { region, baseImage, publish } = newRegion();
  const cloudformation = region.client(CloudFormationClient);
  const StackName = 'network';
  const described = () => region.call('cloudformation', 'DescribeStacks', { StackName }).Stacks[0];
  const status = () => described().StackStatus as string;
  const output = (key: string) =>
    described().Outputs.find((one: { OutputKey: string }) => one.OutputKey === key)?.OutputValue;
  await cloudformation.send(new CreateStackCommand({ StackName, TemplateBody: template(baseImage) }));
  await region.run({ until: () => !status().endsWith('IN_PROGRESS'), limitMs: 3_600_000 });
  expect(status()).toBe('CREATE_COMPLETE');
  const Filters = [{ Name: 'vpc-id', Values: [output('VpcId')] }];
  expect(region.call('ec2', 'DescribeSubnets', { Filters }).Subnets).toHaveLength(4);
  expect(output('Version')).toBe('1');
  const next = publish();
  await cloudformation.send(new UpdateStackCommand({ StackName, TemplateBody: template(next) }));
  await region.run({ until: () => !status().endsWith('IN_PROGRESS'), limitMs: 3_600_000 });
  expect(status()).toBe('UPDATE_COMPLETE');
  expect(output('Version')).toBe('2');
  await cloudformation.send(new DeleteStackCommand({ StackName }));
  await region.run({ forMs: 3_600_000 });
  await expect(cloudformation.send(new DescribeStacksCommand({ StackName }))).rejects.toThrow('does not exist');
  expect(region.call('ec2', 'DescribeVpcs', {}).Vpcs).toHaveLength(1);
});
