// Goldsmith's own app, as a user puts it into an account and takes it out again.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { synthesizedApp } from '../scenarios/synthesized-app.ts';
import { type CdkRegion, openCdkRegion } from './cdk-region.ts';

const timeout = 600_000;
let one: CdkRegion;
let app: string;

beforeAll(async () => {
  one = await openCdkRegion({ bootstrapped: false });
  one.region.vendor.publishBaseImage({ announce: false });
  app = await synthesizedApp();
}, timeout);

afterAll(() => one.close());

/** Beside the roles that services make for themselves, and their rules: AWS leaves those as well. */
const COUNTED: readonly [string, string, (output: any) => unknown][] = [
  ['cloudformation', 'DescribeStacks', ({ Stacks }) => Stacks.map(({ StackName }: any) => StackName)],
  [
    'iam',
    'ListRoles',
    ({ Roles }) => Roles.map(({ RoleName }: any) => RoleName).filter((name: string) => !name.startsWith('AWSService')),
  ],
  ['lambda', 'ListFunctions', ({ Functions }) => Functions.length],
  ['sfn', 'ListStateMachines', ({ stateMachines }) => stateMachines.length],
  ['sqs', 'ListQueues', ({ QueueUrls }) => QueueUrls?.length ?? 0],
  [
    'eventbridge',
    'ListRules',
    ({ Rules }) => Rules.filter(({ Name }: any) => !Name.startsWith('StepFunctionsGetEvents')).length,
  ],
  ['auto-scaling', 'DescribeAutoScalingGroups', ({ AutoScalingGroups }) => AutoScalingGroups.length],
  ['elastic-load-balancing-v2', 'DescribeLoadBalancers', ({ LoadBalancers }) => LoadBalancers.length],
  ['elastic-load-balancing-v2', 'DescribeTargetGroups', ({ TargetGroups }) => TargetGroups.length],
  ['ec2', 'DescribeVpcs', ({ Vpcs }) => Vpcs.length],
  ['ec2', 'DescribeSecurityGroups', ({ SecurityGroups }) => SecurityGroups.length],
  ['ec2', 'DescribeLaunchTemplates', ({ LaunchTemplates }) => LaunchTemplates.length],
  ['cloudwatch', 'DescribeAlarms', ({ MetricAlarms }) => MetricAlarms.length],
];

const held = () =>
  COUNTED.map(([service, operation, count]) => [operation, count(one.region.call(service, operation, {}))]);

test('the app is deployed, shows no difference, and is destroyed without a trace', { timeout }, async () => {
  expect((await one.cdk('bootstrap', 'aws://111122223333/us-east-1')).code).toBe(0);
  const before = held();
  const deployed = await one.cdk('deploy', '--app', app, '--all', '--require-approval', 'never');
  expect(deployed.text).toMatch(/✅ {2}goldsmith-fleet-/);
  expect(deployed.code).toBe(0);

  const compared = await one.cdk('diff', '--app', app, '--all');
  expect(compared.text).toContain('Number of stacks with differences: 0');

  const destroyed = await one.cdk('destroy', '--app', app, '--all', '--force');
  expect(destroyed.text).not.toContain('failed');
  expect(destroyed.code).toBe(0);
  expect(held()).toEqual(before);
});
