import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { createRegion, type Region } from '../../../../lib/simulator/region.ts';
import { create, newRegion, reasonOfFailure } from './stacks.ts';

const startMs = Date.UTC(2026, 10, 21);

async function settled(region: Region, name: string): Promise<string> {
  const status = () => region.call('cloudformation', 'DescribeStacks', { StackName: name }).Stacks[0].StackStatus;
  await region.run({ until: () => !status().endsWith('IN_PROGRESS'), limitMs: 3_600_000 });
  return status();
}

test('a stack is created in the order of its references, and its outputs are resolved', async () => {
  const region = createRegion({ seed: 1, startMs });
  const client = region.client(CloudFormationClient);
  const template = {
    Parameters: { Stage: { Type: 'String', Default: 'test' } },
    Conditions: { IsTest: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] } },
    Mappings: { Size: { test: { count: '1' } } },
    Resources: {
      Second: { Type: 'AWS::CloudFormation::WaitConditionHandle', DependsOn: 'First' },
      First: { Type: 'AWS::CloudFormation::WaitConditionHandle' },
      Never: { Type: 'AWS::CloudFormation::WaitConditionHandle', Condition: 'IsProd' },
    },
    Outputs: {
      Joined: {
        Value: {
          'Fn::Sub': [
            '${AWS::StackName}/${Stage}/${count}/${!literal}',
            { count: { 'Fn::FindInMap': ['Size', { Ref: 'Stage' }, 'count'] } },
          ],
        },
        Export: { Name: 'joined' },
      },
    },
  };
  Object.assign(template.Conditions, { IsProd: { 'Fn::Not': [{ Condition: 'IsTest' }] } });

  await client.send(new CreateStackCommand({ StackName: 'demo', TemplateBody: JSON.stringify(template) }));
  expect(await settled(region, 'demo')).toBe('CREATE_COMPLETE');

  const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: 'demo' }));
  expect(stack?.Outputs).toEqual([
    { OutputKey: 'Joined', OutputValue: 'demo/test/1/${literal}', ExportName: 'joined' },
  ]);
  const { StackEvents: events = [] } = await client.send(new DescribeStackEventsCommand({ StackName: 'demo' }));
  const story = events.reverse().map((event) => `${event.LogicalResourceId} ${event.ResourceStatus}`);
  expect(story).toEqual([
    'demo CREATE_IN_PROGRESS',
    'First CREATE_IN_PROGRESS',
    'First CREATE_IN_PROGRESS',
    'First CREATE_COMPLETE',
    'Second CREATE_IN_PROGRESS',
    'Second CREATE_IN_PROGRESS',
    'Second CREATE_COMPLETE',
    'demo CREATE_COMPLETE',
  ]);
});

test('a type that is not modelled fails the stack by name and takes back what was made', async () => {
  const region = createRegion({ seed: 1, startMs });
  const client = region.client(CloudFormationClient);
  const template = {
    Resources: {
      Handle: { Type: 'AWS::CloudFormation::WaitConditionHandle' },
      Odd: { Type: 'AWS::Odd::Thing', DependsOn: 'Handle' },
    },
  };
  await client.send(new CreateStackCommand({ StackName: 'demo', TemplateBody: JSON.stringify(template) }));
  expect(await settled(region, 'demo')).toBe('ROLLBACK_COMPLETE');
  const { StackEvents: events = [] } = await client.send(new DescribeStackEventsCommand({ StackName: 'demo' }));
  const failed = events.find((event) => event.ResourceStatus === 'CREATE_FAILED');
  expect(failed?.ResourceStatusReason).toContain('AWS::Odd::Thing');
  expect(failed?.ResourceStatusReason).toContain('docs/fidelity.md');
  expect(
    events.some((event) => event.LogicalResourceId === 'Handle' && event.ResourceStatus === 'DELETE_COMPLETE'),
  ).toBe(true);
});

test('a name that is taken fails the resource, also where the service would take it for its own', async () => {
  const region = newRegion();
  region.call('s3', 'CreateBucket', { Bucket: 'taken' });
  const template = { Resources: { Store: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'taken' } } } };
  expect(await create(region, 'demo', template)).toBe('ROLLBACK_COMPLETE');
  expect(reasonOfFailure(region, 'demo')).toBe(
    `Resource handler returned message: "Resource of type 'AWS::S3::Bucket' with identifier 'taken' already exists." (HandlerErrorCode: AlreadyExists)`,
  );
  expect(region.call('s3', 'ListBuckets', {}).Buckets).toHaveLength(1);
});
