import { CreateEventSourceMappingCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { createRegion, type Region } from '../../../../lib/simulator/region.ts';
import { bundle, logLines, makeRole, makeWorker } from './functions.ts';

const startMs = Date.UTC(2026, 10, 21);
const receiving = {
  Effect: 'Allow',
  Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  Resource: '*',
};

async function regionWithSource(source: string): Promise<{ region: Region; url: string }> {
  const region = createRegion({ seed: 1, startMs });
  const { QueueUrl: url } = region.call('sqs', 'CreateQueue', {
    QueueName: 'jobs',
    Attributes: { VisibilityTimeout: '60' },
  });
  await makeWorker(region, { code: bundle(source), role: makeRole(region, [receiving]) });
  await region.client(LambdaClient).send(
    new CreateEventSourceMappingCommand({
      FunctionName: 'worker',
      EventSourceArn: 'arn:aws:sqs:us-east-1:111122223333:jobs',
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    }),
  );
  return { region, url };
}

const left = (region: Region, url: string) => {
  const { Attributes: attributes } = region.call('sqs', 'GetQueueAttributes', {
    QueueUrl: url,
    AttributeNames: ['All'],
  });
  return Number(attributes.ApproximateNumberOfMessages) + Number(attributes.ApproximateNumberOfMessagesNotVisible);
};

test('messages reach the function as records, and are gone once it has returned', async () => {
  const { region, url } = await regionWithSource(
    `export const handler = async (event) => console.log(event.Records.map((one) => one.eventSourceARN + ' ' + one.body).join());`,
  );
  await region.run({ forMs: 60_000 });
  region.call('sqs', 'SendMessage', { QueueUrl: url, MessageBody: 'hello' });
  await region.run({ forMs: 10_000 });
  expect(logLines(region, 'jobs hello')).toHaveLength(1);
  expect(left(region, url)).toBe(0);
});

test('only the messages that it reports come back', async () => {
  const { region, url } = await regionWithSource(`
    const seen = new Set();
    export const handler = async (event) => {
      const again = event.Records.filter((one) => one.body === 'bad' && !seen.has(one.messageId));
      for (const one of event.Records) { console.log('got ' + one.body); seen.add(one.messageId); }
      return { batchItemFailures: again.map((one) => ({ itemIdentifier: one.messageId })) };
    };`);
  for (const body of ['good', 'bad']) region.call('sqs', 'SendMessage', { QueueUrl: url, MessageBody: body });
  await region.run({ forMs: 50_000 });
  expect(left(region, url)).toBe(1);
  await region.run({ forMs: 120_000 });
  expect(logLines(region, 'good')).toHaveLength(1);
  expect(logLines(region, 'bad')).toHaveLength(2);
  expect(left(region, url)).toBe(0);
});

test('a role that may not receive leaves the messages where they are', async () => {
  const { region, url } = await regionWithSource(`export const handler = async () => {};`);
  region.call('iam', 'DeleteRolePolicy', { RoleName: 'worker', PolicyName: 'work' });
  region.call('sqs', 'SendMessage', { QueueUrl: url, MessageBody: 'hello' });
  await region.run({ forMs: 120_000 });
  expect(left(region, url)).toBe(1);
  const {
    EventSourceMappings: [mapping],
  } = region.call('lambda', 'ListEventSourceMappings', { FunctionName: 'worker' });
  expect(mapping.LastProcessingResult).toContain('sqs:receivemessage');
});

test('no source is made for a role that may not ask the queue, or for a function that takes longer than messages are hidden', async () => {
  const region = createRegion({ seed: 1, startMs });
  region.call('sqs', 'CreateQueue', { QueueName: 'jobs', Attributes: { VisibilityTimeout: '2' } });
  const map = () =>
    region.client(LambdaClient, { maxAttempts: 1 }).send(
      new CreateEventSourceMappingCommand({
        FunctionName: 'worker',
        EventSourceArn: 'arn:aws:sqs:us-east-1:111122223333:jobs',
      }),
    );
  await makeWorker(region, { code: bundle('export const handler = async () => {};'), role: makeRole(region) });
  await expect(map()).rejects.toThrow('does not have permissions to call GetQueueAttributes on SQS');
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [receiving] });
  region.call('iam', 'PutRolePolicy', { RoleName: 'worker', PolicyName: 'receive', PolicyDocument });
  await expect(map()).rejects.toThrow('Queue visibility timeout: 2 seconds is less than Function timeout: 3 seconds');
});

test('an idle source costs no entry of the clock', async () => {
  const { region } = await regionWithSource(`export const handler = async () => {};`);
  await region.run({ forMs: 120_000 });
  let calls = 0;
  region.journal.listen((entry) => {
    if (entry.kind === 'call') calls++;
  });
  await region.run({ forMs: 24 * 3_600_000 });
  expect(calls).toBe(0);
});
