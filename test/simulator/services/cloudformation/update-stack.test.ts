import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { create, newRegion, outputs, physicalId, reasonOfFailure, settled, story, update } from './stacks.ts';

const queue = (properties: object, rest: object = {}) => ({ Type: 'AWS::SQS::Queue', Properties: properties, ...rest });

test('a changed property updates in place, a changed name makes a new resource and deletes the old one afterwards', async () => {
  const region = newRegion();
  await create(region, 'demo', { Resources: { Jobs: queue({ QueueName: 'first', VisibilityTimeout: 30 }) } });
  const first = physicalId(region, 'demo', 'Jobs');

  expect(
    await update(region, 'demo', { Resources: { Jobs: queue({ QueueName: 'first', VisibilityTimeout: 60 }) } }),
  ).toBe('UPDATE_COMPLETE');
  expect(physicalId(region, 'demo', 'Jobs')).toBe(first);
  const { Attributes: attributes } = await region
    .client(SQSClient)
    .send(new GetQueueAttributesCommand({ QueueUrl: first, AttributeNames: ['All'] }));
  expect(attributes?.['VisibilityTimeout']).toBe('60');

  expect(await update(region, 'demo', { Resources: { Jobs: queue({ QueueName: 'second' }) } })).toBe('UPDATE_COMPLETE');
  expect(physicalId(region, 'demo', 'Jobs')).not.toBe(first);
  expect(story(region, 'demo').slice(-4)).toEqual([
    'demo UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    'Jobs DELETE_IN_PROGRESS',
    'Jobs DELETE_COMPLETE',
    'demo UPDATE_COMPLETE',
  ]);
});

test('a failed update is taken back: changed resources get their old values, new ones go', async () => {
  const region = newRegion();
  const before = { Resources: { Jobs: queue({ QueueName: 'jobs', VisibilityTimeout: 30 }) } };
  await create(region, 'demo', before);
  const after = {
    Resources: {
      Jobs: queue({ QueueName: 'jobs', VisibilityTimeout: 60 }),
      More: queue({ QueueName: 'more' }, { DependsOn: 'Jobs' }),
      Odd: { Type: 'AWS::Odd::Thing', DependsOn: 'More' },
    },
  };
  expect(await update(region, 'demo', after)).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(region.call('sqs', 'ListQueues', {}).QueueUrls).toEqual([physicalId(region, 'demo', 'Jobs')]);
  const { Attributes: attributes } = region.call('sqs', 'GetQueueAttributes', {
    QueueUrl: physicalId(region, 'demo', 'Jobs'),
    AttributeNames: ['All'],
  });
  expect(attributes.VisibilityTimeout).toBe('30');
  const turns = story(region, 'demo').filter((event) => event === 'demo UPDATE_ROLLBACK_IN_PROGRESS');
  expect(turns).toHaveLength(1);
  // The stack is as it was: the same template again changes nothing.
  expect(() =>
    region.call('cloudformation', 'UpdateStack', { StackName: 'demo', TemplateBody: JSON.stringify(before) }),
  ).toThrow('No updates are to be performed.');
});

test('with rollback disabled a failed update stays where it is until it is rolled back', async () => {
  const region = newRegion();
  await create(region, 'demo', { Resources: { Jobs: queue({ QueueName: 'jobs', VisibilityTimeout: 30 }) } });
  const after = {
    Resources: {
      Jobs: queue({ QueueName: 'jobs', VisibilityTimeout: 60 }),
      Odd: { Type: 'AWS::Odd::Thing', DependsOn: 'Jobs' },
    },
  };
  expect(await update(region, 'demo', after, { DisableRollback: true })).toBe('UPDATE_FAILED');
  region.call('cloudformation', 'RollbackStack', { StackName: 'demo' });
  expect(await settled(region, 'demo')).toBe('UPDATE_ROLLBACK_COMPLETE');
  const { Attributes: attributes } = region.call('sqs', 'GetQueueAttributes', {
    QueueUrl: physicalId(region, 'demo', 'Jobs'),
    AttributeNames: ['All'],
  });
  expect(attributes.VisibilityTimeout).toBe('30');
});

test('a stack that others import from keeps its exports', async () => {
  const region = newRegion();
  const template = (name: string) => ({
    Resources: { Jobs: queue({ QueueName: name }) },
    Outputs: { Url: { Value: { Ref: 'Jobs' }, Export: { Name: 'jobs-url' } } },
  });
  await create(region, 'producer', template('jobs'));
  await create(region, 'consumer', {
    Resources: {
      Copy: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: { 'Fn::ImportValue': 'jobs-url' } } },
    },
    Outputs: { Url: { Value: { 'Fn::ImportValue': 'jobs-url' } } },
  });
  expect(outputs(region, 'consumer')['Url']).toBe(physicalId(region, 'producer', 'Jobs'));
  expect(await update(region, 'producer', template('renamed'))).toBe('UPDATE_ROLLBACK_COMPLETE');
  region.call('cloudformation', 'DeleteStack', { StackName: 'producer' });
  expect(await settled(region, 'producer')).toBe('DELETE_FAILED');
});

test('what a template retains survives the stack', async () => {
  const region = newRegion();
  await create(region, 'demo', {
    Resources: { Kept: queue({ QueueName: 'kept' }, { DeletionPolicy: 'Retain' }), Gone: queue({ QueueName: 'gone' }) },
  });
  const kept = physicalId(region, 'demo', 'Kept');
  const { StackId: id } = region.call('cloudformation', 'DescribeStacks', { StackName: 'demo' }).Stacks[0];
  region.call('cloudformation', 'DeleteStack', { StackName: 'demo' });
  expect(await settled(region, 'demo')).toBe('DELETE_COMPLETE');
  expect(region.call('sqs', 'ListQueues', {}).QueueUrls).toEqual([kept]);
  expect(story(region, id)).toContain('Kept DELETE_SKIPPED');
  expect(() => region.call('cloudformation', 'DescribeStacks', { StackName: 'demo' })).toThrow(
    'Stack with id demo does not exist',
  );
});

test('parameters that name SSM parameters are read again with every update', async () => {
  const region = newRegion();
  const put = (Value: string) =>
    region.call('ssm', 'PutParameter', { Name: '/size', Type: 'String', Value, Overwrite: true });
  const template = {
    Parameters: { Size: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/size' } },
    Resources: {
      Jobs: queue({ VisibilityTimeout: { Ref: 'Size' }, QueueName: { 'Fn::Sub': 'jobs-{{resolve:ssm:/name}}' } }),
    },
  };
  put('30');
  region.call('ssm', 'PutParameter', { Name: '/name', Type: 'String', Value: 'blue' });
  await create(region, 'demo', template);
  expect(physicalId(region, 'demo', 'Jobs')).toMatch(/\/jobs-blue$/);
  put('90');
  expect(await update(region, 'demo', template)).toBe('UPDATE_COMPLETE');
  const { Attributes: attributes } = region.call('sqs', 'GetQueueAttributes', {
    QueueUrl: physicalId(region, 'demo', 'Jobs'),
    AttributeNames: ['All'],
  });
  expect(attributes.VisibilityTimeout).toBe('90');
});

test('an attribute that is not modelled is named with its type', async () => {
  const region = newRegion();
  const template = {
    Resources: {
      Store: { Type: 'AWS::S3::Bucket' },
      Next: queue({
        QueueName: { 'Fn::GetAtt': ['Store', 'MetadataTableConfiguration.S3TablesDestination.TableArn'] },
      }),
    },
  };
  expect(await create(region, 'demo', template)).toBe('ROLLBACK_COMPLETE');
  expect(reasonOfFailure(region, 'demo')).toBe(
    'Requested attribute MetadataTableConfiguration.S3TablesDestination.TableArn of AWS::S3::Bucket (Store) is not modelled by the simulator; see docs/fidelity.md',
  );
});
