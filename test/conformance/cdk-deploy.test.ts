// The life of stacks by the CDK's CLI: deploy, compare, change in place, replace, plan without executing, destroy.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type App,
  CfnOutput,
  CfnParameter,
  Duration,
  RemovalPolicy,
  Stack,
  aws_sqs as sqs,
  aws_ssm as ssm,
} from 'aws-cdk-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CdkRegion, eventsOf, oneStack, openCdkRegion, stackOf, timeout } from './cdk-region.ts';

let one: CdkRegion;

beforeAll(async () => {
  one = await openCdkRegion({ bootstrapped: true });
}, timeout);

afterAll(() => one.close());

const never = ['--require-approval', 'never'];

const queue = (name: string, seconds: number) =>
  oneStack('life', (stack) => {
    const jobs = new sqs.Queue(stack, 'Jobs', { queueName: name, visibilityTimeout: Duration.seconds(seconds) });
    new CfnOutput(stack, 'Url', { value: jobs.queueUrl });
  });

const physicalId = () => {
  const input = { StackName: 'life' };
  const { StackResources: all } = one.region.call('cloudformation', 'DescribeStackResources', input);
  return all.find(({ ResourceType }: any) => ResourceType === 'AWS::SQS::Queue').PhysicalResourceId;
};

test('a stack is deployed, changed in place, replaced, and each difference is shown before', { timeout }, async () => {
  const first = one.synthesize(queue('first', 30));
  const deployed = await one.cdk('deploy', '--app', first, ...never, '--outputs-file', 'outputs.json');
  expect(deployed.text).toMatch(/life \| 2\/2 .* CREATE_COMPLETE .* life/);
  const url = 'https://sqs.us-east-1.amazonaws.com/111122223333/first';
  expect(JSON.parse(readFileSync(join(one.folder, 'outputs.json'), 'utf8'))).toEqual({ life: { Url: url } });

  const same = await one.cdk('diff', '--app', first, '--fail');
  expect(same.text).toContain('There were no differences');
  expect(same.code).toBe(0);
  expect((await one.cdk('deploy', '--app', first, ...never)).text).toContain('life (no changes)');

  const longer = one.synthesize(queue('first', 60));
  const shown = await one.cdk('diff', '--app', longer, '--fail');
  expect(shown.code).toBe(1);
  expect(shown.text).toMatch(/\[~\] AWS::SQS::Queue Jobs\b.*\n.*VisibilityTimeout\n.*\[-\] 30\n.*\[\+\] 60\n/);
  expect(shown.text.match(/\[~\] AWS::/g)).toHaveLength(1);
  let since = eventsOf(one.region, 'life').length;
  expect((await one.cdk('deploy', '--app', longer, ...never)).code).toBe(0);
  expect(physicalId()).toBe(url);
  expect(eventsOf(one.region, 'life', since)).toEqual([
    'life UPDATE_IN_PROGRESS User Initiated',
    expect.stringMatching(/^Jobs\w+ UPDATE_IN_PROGRESS$/),
    expect.stringMatching(/^Jobs\w+ UPDATE_COMPLETE$/),
    'life UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    'life UPDATE_COMPLETE',
  ]);

  const other = one.synthesize(queue('second', 60));
  expect((await one.cdk('diff', '--app', other)).text).toMatch(/AWS::SQS::Queue Jobs\b.* replace/);
  since = eventsOf(one.region, 'life').length;
  const replaced = await one.cdk('deploy', '--app', other, ...never);
  expect(replaced.text).toContain('Requested update requires the creation of a new physical resource');
  expect(physicalId()).toMatch(/\/second$/);
  expect(eventsOf(one.region, 'life', since).map((event) => event.replace(/^Jobs\w+/, 'Jobs'))).toEqual([
    'life UPDATE_IN_PROGRESS User Initiated',
    'Jobs UPDATE_IN_PROGRESS Requested update requires the creation of a new physical resource; hence creating one.',
    'Jobs UPDATE_IN_PROGRESS Resource creation Initiated',
    'Jobs UPDATE_COMPLETE',
    'life UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    'Jobs DELETE_IN_PROGRESS',
    'Jobs DELETE_COMPLETE',
    'life UPDATE_COMPLETE',
  ]);
  expect(one.region.call('sqs', 'ListQueues', { QueueNamePrefix: 'first' }).QueueUrls ?? []).toEqual([]);
});

test('a change set is made and left to be executed by someone else', { timeout }, async () => {
  const app = one.synthesize(queue('second', 90));
  const planned = await one.cdk('deploy', '--app', app, '--method=prepare-change-set', '--change-set-name', 'review');
  expect(planned.code).toBe(0);
  const review = { StackName: 'life', ChangeSetName: 'review' };
  const { Changes: changes, ExecutionStatus } = one.region.call('cloudformation', 'DescribeChangeSet', review);
  expect(ExecutionStatus).toBe('AVAILABLE');
  expect(changes).toMatchObject([{ ResourceChange: { Action: 'Modify', Replacement: 'False' } }]);
  expect(stackOf(one.region, 'life').StackStatus).toBe('UPDATE_COMPLETE');
});

/** A producer that a consumer imports from, with a parameter that has no default. */
function pair(app: App): void {
  const producer = new Stack(app, 'producer');
  const size = new CfnParameter(producer, 'Size', { type: 'Number', minValue: 1 });
  const kept = new ssm.StringParameter(producer, 'Kept', {
    parameterName: '/pair/kept',
    stringValue: size.valueAsString,
  });
  kept.applyRemovalPolicy(RemovalPolicy.RETAIN);
  const consumer = new Stack(app, 'consumer');
  new ssm.StringParameter(consumer, 'Copy', { parameterName: '/pair/copy', stringValue: kept.parameterArn });
}

const parameterNames = () =>
  one.region
    .call('ssm', 'DescribeParameters', { ParameterFilters: [{ Key: 'Name', Option: 'BeginsWith', Values: ['/pair'] }] })
    .Parameters.map(({ Name }: any) => Name);

test('stacks that need each other come in order, take parameters, and leave only what is retained', {
  timeout,
}, async () => {
  const app = one.synthesize(pair);
  expect((await one.cdk('list', '--app', app)).text.trim().split('\n')).toEqual(['producer', 'consumer']);
  const without = await one.cdk('deploy', '--app', app, '--all', ...never);
  expect(without.code).toBe(1);
  expect(without.text).toContain('CloudFormation Parameters are missing a value: Size');
  const deployed = await one.cdk(
    'deploy',
    '--app',
    app,
    '--all',
    ...never,
    '--parameters',
    'producer:Size=7',
    '--concurrency',
    '2',
  );
  expect(deployed.code).toBe(0);
  expect(one.region.call('ssm', 'GetParameter', { Name: '/pair/kept' }).Parameter.Value).toBe('7');
  expect((await one.cdk('diff', '--app', app, '--all')).text).toContain('Number of stacks with differences: 0');

  const destroyed = await one.cdk('destroy', '--app', app, '--all', '--force');
  expect(destroyed.code).toBe(0);
  expect(destroyed.text.indexOf('consumer: destroyed')).toBeLessThan(destroyed.text.indexOf('producer: destroyed'));
  expect(parameterNames()).toEqual(['/pair/kept']);
});
