import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  type ResourceChange,
} from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import type { Region } from '../../../../lib/simulator/region.ts';
import { create, newRegion, settled, statusOf } from './stacks.ts';

const queue = (properties: object) => ({ Type: 'AWS::SQS::Queue', Properties: properties });

async function plan(region: Region, template: object, type: 'CREATE' | 'UPDATE' = 'UPDATE') {
  const client = region.client(CloudFormationClient);
  const asked = {
    StackName: 'demo',
    ChangeSetName: 'next',
    ChangeSetType: type,
    TemplateBody: JSON.stringify(template),
  } as const;
  await client.send(new CreateChangeSetCommand(asked));
  const named = { StackName: 'demo', ChangeSetName: 'next' };
  expect((await client.send(new DescribeChangeSetCommand(named))).Status).toBe('CREATE_PENDING');
  await region.run({ forMs: 60_000 });
  return client.send(new DescribeChangeSetCommand(named));
}

test('a change set of a new stack waits for its execution', async () => {
  const region = newRegion();
  const described = await plan(region, { Resources: { Jobs: queue({}) } }, 'CREATE');
  expect(described.Status).toBe('CREATE_COMPLETE');
  expect(described.Changes?.map(({ ResourceChange: change }) => [change?.Action, change?.LogicalResourceId])).toEqual([
    ['Add', 'Jobs'],
  ]);
  expect(statusOf(region, 'demo')).toBe('REVIEW_IN_PROGRESS');
  await region
    .client(CloudFormationClient)
    .send(new ExecuteChangeSetCommand({ StackName: 'demo', ChangeSetName: 'next' }));
  await region.run({ until: () => statusOf(region, 'demo') === 'CREATE_COMPLETE', limitMs: 600_000 });
});

test('it says what is updated, what is replaced, and what only may be replaced because of that', async () => {
  const region = newRegion();
  const template = (timeout: number, name: string) => ({
    Resources: {
      Plain: queue({ QueueName: 'plain', VisibilityTimeout: timeout }),
      Named: queue({ QueueName: name }),
      Follower: queue({
        QueueName: 'follower',
        RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Named', 'Arn'] }, maxReceiveCount: 3 },
      }),
    },
  });
  await create(region, 'demo', template(30, 'one'));
  const { Changes: changes = [] } = await plan(region, template(60, 'two'));
  const found = changes.map(({ ResourceChange: change = {} as ResourceChange }) => [
    change.LogicalResourceId,
    change.Replacement,
  ]);
  expect(found.sort()).toEqual([
    ['Follower', 'False'],
    ['Named', 'True'],
    ['Plain', 'False'],
  ]);
  const follower = changes.find(
    ({ ResourceChange: change }) => change?.LogicalResourceId === 'Follower',
  )?.ResourceChange;
  expect(follower?.Details?.[0]).toMatchObject({
    Evaluation: 'Dynamic',
    ChangeSource: 'ResourceReference',
    CausingEntity: 'Named',
  });
});

test('one that would change nothing fails with the words that deployment tools look for', async () => {
  const region = newRegion();
  const template = { Resources: { Jobs: queue({ QueueName: 'jobs' }) } };
  await create(region, 'demo', template);
  const described = await plan(region, template);
  expect(described.Status).toBe('FAILED');
  expect(described.StatusReason).toContain("The submitted information didn't contain changes.");
  expect(await settled(region, 'demo')).toBe('CREATE_COMPLETE');
});
