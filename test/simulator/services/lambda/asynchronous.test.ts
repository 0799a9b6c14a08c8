import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { createRegion, type Region } from '../../../../lib/simulator/region.ts';
import { bundle, logLines, makeRole, makeWorker } from './functions.ts';

const startMs = Date.UTC(2026, 10, 21);
const failing = bundle(
  `let count = 0; export const handler = async () => { count++; throw new Error('no ' + count); };`,
);

const invokeLater = (region: Region) =>
  region
    .client(LambdaClient)
    .send(new InvokeCommand({ FunctionName: 'worker', InvocationType: 'Event', Payload: Buffer.from('{"a":1}') }));

test('a failing event is tried three times, then told to the failure destination', async () => {
  const region = createRegion({ seed: 1, startMs });
  const { QueueUrl } = region.call('sqs', 'CreateQueue', { QueueName: 'failures' });
  const arn = 'arn:aws:sqs:us-east-1:111122223333:failures';
  await makeWorker(region, {
    code: failing,
    role: makeRole(region, [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arn }]),
  });
  region.call('lambda', 'PutFunctionEventInvokeConfig', {
    FunctionName: 'worker',
    DestinationConfig: { OnFailure: { Destination: arn } },
  });

  expect((await invokeLater(region)).StatusCode).toBe(202);
  await region.run({ forMs: 50_000 });
  expect(logLines(region, 'START')).toHaveLength(1);
  await region.run({ forMs: 60_000 });
  expect(logLines(region, 'START')).toHaveLength(2);
  await region.run({ forMs: 120_000 });
  expect(logLines(region, 'START')).toHaveLength(3);

  const { Messages: [message] = [] } = region.call('sqs', 'ReceiveMessage', { QueueUrl });
  expect(JSON.parse(message.Body)).toMatchObject({
    requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 },
    requestPayload: { a: 1 },
    responseContext: { functionError: 'Unhandled' },
    responsePayload: { errorMessage: 'no 3' },
  });
});

test('a function that may take nothing on is retried without counting as an attempt', async () => {
  const region = createRegion({ seed: 1, startMs });
  await makeWorker(region, { code: bundle(`export const handler = async () => 'done';`) });
  region.call('lambda', 'PutFunctionConcurrency', { FunctionName: 'worker', ReservedConcurrentExecutions: 0 });
  await expect(
    region.client(LambdaClient, { maxAttempts: 1 }).send(new InvokeCommand({ FunctionName: 'worker' })),
  ).rejects.toThrow('Rate Exceeded');
  await invokeLater(region);
  await region.run({ forMs: 600_000 });
  region.call('lambda', 'DeleteFunctionConcurrency', { FunctionName: 'worker' });
  await region.run({ forMs: 600_000 });
  expect(logLines(region, 'START')).toHaveLength(1);
});

test('a crash loses the answer of a call that was carried out, and the event is handled again', async () => {
  const region = createRegion({ seed: 1, startMs });
  const role = makeRole(region, [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }]);
  const { QueueUrl } = region.call('sqs', 'CreateQueue', { QueueName: 'out' });
  const code = bundle(`
    import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
    const sqs = new SQSClient({});
    export const handler = async () => {
      await sqs.send(new SendMessageCommand({ QueueUrl: '${QueueUrl}', MessageBody: 'sent' }));
    };`);
  await makeWorker(region, { code, role });
  region.faults.switchOn({ name: 'lambda-crash', rate: 1, times: 1 });
  await invokeLater(region);
  await region.run({ forMs: 300_000 });
  expect(logLines(region, 'Runtime exited with error')).toHaveLength(1);
  const { Attributes: attributes } = region.call('sqs', 'GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] });
  expect(attributes.ApproximateNumberOfMessages).toBe('2');
});
