import { expect, test } from 'vitest';
import type { Region } from '../../../../lib/simulator/region.ts';
import { create, newRegion, outputs, physicalId, reasonOfFailure, settled, statusOf, update } from './stacks.ts';

/** Answers each event at its address; `Reply` decides how. The events are kept in a queue of the region. */
const code = `
const https = require('https');
exports.handler = async (event) => {
  console.log(JSON.stringify({ type: event.RequestType, physical: event.PhysicalResourceId, count: event.ResourceProperties.Count, old: event.OldResourceProperties }));
  const reply = event.ResourceProperties.Reply;
  if (reply === 'never') return;
  const answer = JSON.stringify({
    Status: reply === 'fail' && event.RequestType !== 'Delete' ? 'FAILED' : 'SUCCESS',
    Reason: 'asked to fail',
    PhysicalResourceId: 'thing-' + event.ResourceProperties.Name,
    StackId: event.StackId, RequestId: event.RequestId, LogicalResourceId: event.LogicalResourceId,
    Data: { Doubled: String(2 * event.ResourceProperties.Count) },
  });
  const { hostname, pathname } = new URL(event.ResponseURL);
  await new Promise((resolve, reject) => {
    const request = https.request({ hostname, path: pathname, method: 'PUT', headers: { 'content-length': answer.length } }, (response) => { response.resume(); response.on('end', resolve); });
    request.on('error', reject);
    request.end(answer);
  });
};`;

const template = (properties: object) => ({
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        },
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
      },
    },
    Fn: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Code: { ZipFile: code },
        FunctionName: 'maker',
      },
    },
    Thing: { Type: 'Custom::Thing', Properties: { ServiceToken: { 'Fn::GetAtt': ['Fn', 'Arn'] }, ...properties } },
  },
  Outputs: { Doubled: { Value: { 'Fn::GetAtt': ['Thing', 'Doubled'] } } },
});

function asked(region: Region): object[] {
  const { events } = region.call('cloudwatch-logs', 'FilterLogEvents', {
    logGroupName: '/aws/lambda/maker',
    filterPattern: 'INFO',
  });
  return events.map(({ message }: { message: string }) => JSON.parse(message.split('\t')[3] as string));
}

test('a function makes the resource, names it and gives it attributes; its properties reach it as text', async () => {
  const region = newRegion();
  expect(await create(region, 'demo', template({ Name: 'a', Count: 21 }))).toBe('CREATE_COMPLETE');
  expect(physicalId(region, 'demo', 'Thing')).toBe('thing-a');
  expect(outputs(region, 'demo')).toEqual({ Doubled: '42' });
  expect(asked(region)).toEqual([{ type: 'Create', count: '21' }]);
});

test('an update that answers with another physical id has the old one deleted afterwards', async () => {
  const region = newRegion();
  await create(region, 'demo', template({ Name: 'a', Count: 1 }));
  expect(await update(region, 'demo', template({ Name: 'b', Count: 2 }))).toBe('UPDATE_COMPLETE');
  expect(physicalId(region, 'demo', 'Thing')).toBe('thing-b');
  expect(asked(region).slice(1)).toMatchObject([
    { type: 'Update', physical: 'thing-a', count: '2', old: { Name: 'a', Count: '1' } },
    { type: 'Delete', physical: 'thing-a', count: '1' },
  ]);
});

test('a function that says it failed fails the stack with its reason, and is asked to delete', async () => {
  const region = newRegion();
  expect(await create(region, 'demo', template({ Name: 'a', Count: 1, Reply: 'fail' }))).toBe('ROLLBACK_COMPLETE');
  expect(reasonOfFailure(region, 'demo')).toContain('asked to fail');
  expect(asked(region)).toMatchObject([{ type: 'Create' }, { type: 'Delete', physical: 'thing-a' }]);
});

test('a function that never answers fails the stack after the service timeout', async () => {
  const region = newRegion();
  region.call('cloudformation', 'CreateStack', {
    StackName: 'demo',
    TemplateBody: JSON.stringify(template({ Name: 'a', Count: 1, Reply: 'never', ServiceTimeout: 300 })),
    Capabilities: ['CAPABILITY_IAM'],
    DisableRollback: true,
  });
  await region.run({ forMs: 280_000 });
  expect(statusOf(region, 'demo')).toBe('CREATE_IN_PROGRESS');
  expect(await settled(region, 'demo')).toBe('CREATE_FAILED');
  expect(reasonOfFailure(region, 'demo')).toContain('did not receive a response from your Custom Resource');
});
