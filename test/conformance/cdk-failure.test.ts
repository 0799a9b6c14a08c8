// What the CDK's CLI says and does when a change fails.

import {
  type App,
  CfnParameter,
  CfnResource,
  Duration,
  RemovalPolicy,
  Stack,
  aws_s3 as s3,
  aws_sqs as sqs,
} from 'aws-cdk-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CdkRegion, eventsOf, oneStack, openCdkRegion, stackOf, timeout } from './cdk-region.ts';

let one: CdkRegion;

beforeAll(async () => {
  one = await openCdkRegion({ bootstrapped: true });
  // Someone else's, in the way of what the stacks below want.
  one.region.call('s3', 'CreateBucket', { Bucket: 'taken' });
}, timeout);

afterAll(() => one.close());

const never = ['--require-approval', 'never'];
const status = (name: string) => stackOf(one.region, name).StackStatus;

const jobs = (name: string, seconds: number, more: (stack: Stack, jobs: sqs.Queue) => void = () => {}) =>
  oneStack(name, (stack) => {
    more(stack, new sqs.Queue(stack, 'Jobs', { visibilityTimeout: Duration.seconds(seconds) }));
  });

const withTaken = (stack: Stack, after: sqs.Queue) =>
  new s3.CfnBucket(stack, 'Taken', { bucketName: 'taken' }).node.addDependency(after);

const seconds = (name: string) => {
  const { StackResources: all } = one.region.call('cloudformation', 'DescribeStackResources', { StackName: name });
  const { PhysicalResourceId: QueueUrl } = all.find(({ ResourceType }: any) => ResourceType === 'AWS::SQS::Queue');
  const input = { QueueUrl, AttributeNames: ['VisibilityTimeout'] };
  return one.region.call('sqs', 'GetQueueAttributes', input).Attributes.VisibilityTimeout;
};

test('a failing change is taken back, and the resource is named with the reason', { timeout }, async () => {
  await one.cdk('deploy', '--app', one.synthesize(jobs('back', 30)), ...never);
  const since = eventsOf(one.region, 'back').length;
  const failed = await one.cdk('deploy', '--app', one.synthesize(jobs('back', 60, withTaken)), ...never);
  expect(failed.code).toBe(1);
  expect(failed.text).toMatch(/CREATE_FAILED .*AWS::S3::Bucket/);
  expect(failed.text).toContain("Resource of type 'AWS::S3::Bucket' with identifier 'taken' already exists.");
  expect(status('back')).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(seconds('back')).toBe('30');
  const statuses = eventsOf(one.region, 'back', since).map((event) => event.split(' ').slice(0, 2).join(' '));
  expect(statuses.map((event) => event.replace(/^Jobs\w+/, 'Jobs'))).toEqual([
    'back UPDATE_IN_PROGRESS',
    'Jobs UPDATE_IN_PROGRESS',
    'Jobs UPDATE_COMPLETE',
    'Taken CREATE_IN_PROGRESS',
    'Taken CREATE_FAILED',
    'back UPDATE_ROLLBACK_IN_PROGRESS',
    'Jobs UPDATE_IN_PROGRESS',
    'Jobs UPDATE_COMPLETE',
    'back UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
    'back UPDATE_ROLLBACK_COMPLETE',
  ]);
});

test('a change that failed without rollback is rolled back by hand, then tried again', { timeout }, async () => {
  await one.cdk('deploy', '--app', one.synthesize(jobs('hand', 30)), ...never);
  const failed = await one.cdk(
    'deploy',
    '--app',
    one.synthesize(jobs('hand', 60, withTaken)),
    ...never,
    '--no-rollback',
  );
  expect(failed.code).toBe(1);
  expect(status('hand')).toBe('UPDATE_FAILED');
  expect(seconds('hand')).toBe('60');
  const good = one.synthesize(jobs('hand', 90));
  const back = await one.cdk('rollback', '--app', good);
  expect(back.code).toBe(0);
  expect(status('hand')).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(seconds('hand')).toBe('30');
  expect((await one.cdk('deploy', '--app', good, ...never)).code).toBe(0);
  expect(seconds('hand')).toBe('90');
});

test('a first deployment that fails leaves a stack that the next one deletes', { timeout }, async () => {
  const failed = await one.cdk('deploy', '--app', one.synthesize(jobs('first', 30, withTaken)), ...never);
  expect(failed.code).toBe(1);
  expect(status('first')).toBe('ROLLBACK_COMPLETE');
  const { StackId: before } = stackOf(one.region, 'first');
  expect((await one.cdk('deploy', '--app', one.synthesize(jobs('first', 30)), ...never)).code).toBe(0);
  expect(stackOf(one.region, 'first').StackId).not.toBe(before);
});

test('a misspelt property is found before anything is changed', { timeout }, async () => {
  const misspelt = (app: App) => {
    new CfnResource(new Stack(app, 'misspelt'), 'Jobs', {
      type: 'AWS::SQS::Queue',
      properties: { VisibilityTimout: 30 },
    });
  };
  const refused = await one.cdk('deploy', '--app', one.synthesize(misspelt), ...never);
  expect(refused.code).toBe(1);
  expect(refused.text).toContain('Early validation failed for change set');
  expect(refused.text).toContain('Unsupported property [VisibilityTimout] (at /Resources/Jobs/Properties)');
});

test('a type that the region does not have is refused by its name', { timeout }, async () => {
  const odd = oneStack('odd', (stack) => new CfnResource(stack, 'Odd', { type: 'AWS::Odd::Thing' }));
  const refused = await one.cdk('deploy', '--app', one.synthesize(odd), ...never);
  expect(refused.code).toBe(1);
  expect(refused.text).toContain('does not model the resource type AWS::Odd::Thing');
});

test('a bucket with something in it stays, and so does its stack, until it is emptied', { timeout }, async () => {
  const app = one.synthesize(
    oneStack('store', (stack) => {
      const store = new s3.CfnBucket(stack, 'Store', { bucketName: 'full' });
      store.applyRemovalPolicy(RemovalPolicy.DESTROY);
      new CfnParameter(stack, 'Unused', { default: '' });
    }),
  );
  expect((await one.cdk('deploy', '--app', app, ...never)).code).toBe(0);
  one.region.call('s3', 'PutObject', { Bucket: 'full', Key: 'something', Body: new Uint8Array([1]) });
  const failed = await one.cdk('destroy', '--app', app, '--force');
  expect(failed.code).toBe(1);
  expect(failed.text).toContain('The bucket you tried to delete is not empty');
  expect(status('store')).toBe('DELETE_FAILED');
  one.region.call('s3', 'DeleteObject', { Bucket: 'full', Key: 'something' });
  expect((await one.cdk('destroy', '--app', app, '--force')).code).toBe(0);
  expect(() => status('store')).toThrow('does not exist');
});

test('a protected stack is not destroyed', { timeout }, async () => {
  const stack = (terminationProtection: boolean) =>
    one.synthesize(oneStack('guarded', (it) => new sqs.Queue(it, 'Jobs'), { terminationProtection }));
  const app = stack(true);
  await one.cdk('deploy', '--app', app, ...never);
  const refused = await one.cdk('destroy', '--app', app, '--force');
  expect(refused.code).toBe(1);
  expect(refused.text).toContain('cannot be deleted while TerminationProtection is enabled');
  expect((await one.cdk('deploy', '--app', stack(false), ...never)).code).toBe(0);
  expect(stackOf(one.region, 'guarded').EnableTerminationProtection).toBe(false);
  expect((await one.cdk('destroy', '--app', app, '--force')).code).toBe(0);
});
