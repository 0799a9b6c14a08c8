// What the CDK's CLI looks up in the account while an app is synthesized, and what it asks for that the region does not have.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { aws_sqs as sqs } from 'aws-cdk-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CdkRegion, oneStack, openCdkRegion, timeout } from './cdk-region.ts';

let one: CdkRegion;
let baseImage: string;

beforeAll(async () => {
  one = await openCdkRegion({ bootstrapped: true });
  baseImage = one.region.vendor.publishBaseImage({ announce: false }).amiId;
  one.region.call('ssm', 'PutParameter', { Name: '/size', Type: 'String', Value: '45' });
}, timeout);

afterAll(() => one.close());

/** An app that the CLI runs itself, again with each answer that it has found. */
function lookingApp(): string {
  const library = pathToFileURL(createRequire(import.meta.url).resolve('aws-cdk-lib'));
  const path = join(one.folder, 'app.mjs');
  writeFileSync(
    path,
    `import cdk from '${library}';
const app = new cdk.App();
const stack = new cdk.Stack(app, 'looking', { env: { account: '111122223333', region: 'us-east-1' } });
const vpc = cdk.aws_ec2.Vpc.fromLookup(stack, 'Network', { isDefault: true });
const image = new cdk.aws_ec2.LookupMachineImage({ name: 'al2023-ami-2023.*', owners: ['137112412989'] }).getImage(stack);
const size = cdk.aws_ssm.StringParameter.valueFromLookup(stack, '/size');
new cdk.CfnOutput(stack, 'Vpc', { value: vpc.vpcId });
new cdk.CfnOutput(stack, 'Subnets', { value: String(vpc.publicSubnets.length) });
new cdk.CfnOutput(stack, 'Image', { value: image.imageId });
new cdk.aws_sqs.Queue(stack, 'Jobs', { visibilityTimeout: cdk.Duration.seconds(Number(size) || 1) });
`,
  );
  return `node ${path}`;
}

test('an app that asks for the network, an image and a parameter gets them by the lookup role', {
  timeout,
}, async () => {
  const calls: string[] = [];
  const stop = one.region.journal.listen((entry) => {
    if (entry.kind === 'call' && entry.caller.includes('lookup-role'))
      calls.push(`${entry.service} ${entry.operation}`);
  });
  const deployed = await one.cdk('deploy', '--app', lookingApp(), '--require-approval', 'never');
  stop();
  const [vpc] = one.region.call('ec2', 'DescribeVpcs', {}).Vpcs;
  expect(deployed.text).toContain(`looking.Vpc = ${vpc.VpcId}`);
  expect(deployed.text).toContain(`looking.Image = ${baseImage}`);
  expect(deployed.code).toBe(0);
  const context = JSON.parse(readFileSync(join(one.folder, 'cdk.context.json'), 'utf8'));
  expect(Object.values(context)).toContain('45');
  expect(calls).toEqual(expect.arrayContaining(['ec2 DescribeVpcs', 'ec2 DescribeImages', 'ssm GetParameter']));
});

/** Commands whose calls the region does not model, and the words of the refusal. */
const REFUSED: readonly [string, readonly string[], RegExp][] = [
  ['drift', [], /DetectStackDrift/],
  ['import', ['--resource-mapping', 'mapping.json', '--force'], /does not model importing resources/],
  ['migrate', ['--stack-name', 'found', '--from-scan', 'new'], /does not model cloudformation ListResourceScans/],
];

test.each(REFUSED)('%s is refused by the name of what is missing', { timeout }, async (command, args, words) => {
  const app = one.synthesize(oneStack(command, (stack) => new sqs.CfnQueue(stack, 'Jobs', { queueName: command })));
  writeFileSync(
    join(one.folder, 'mapping.json'),
    '{"Jobs":{"QueueUrl":"https://sqs.us-east-1.amazonaws.com/111122223333/mine"}}',
  );
  if (command === 'drift') await one.cdk('deploy', '--app', app, '--require-approval', 'never');
  const refused = await one.cdk(command, '--app', app, ...args);
  expect(refused.code).not.toBe(0);
  expect(refused.text).toMatch(words);
});
