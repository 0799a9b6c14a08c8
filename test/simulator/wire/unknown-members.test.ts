// A member that a request does not have is refused, whichever protocol brings it: over HTTP, since SDK clients drop them.

import { cbor } from '@smithy/core/cbor';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Host, serve } from '../../../lib/simulator/host.ts';
import { createRegion, OPERATOR_KEY } from '../../../lib/simulator/region.ts';

let host: Host;
beforeAll(async () => {
  host = await serve(createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) }), { port: 0, speed: 1 });
});
afterAll(() => host.close());

function signed(service: string): Record<string, string> {
  const scope = `${OPERATOR_KEY.accessKeyId}/20261121/us-east-1/${service}/aws4_request`;
  return { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` };
}

async function post(path: string, headers: Record<string, string>, body: string | Uint8Array) {
  const answer = await fetch(`${host.endpoint}${path}`, { method: 'POST', headers, body: Buffer.from(body as string) });
  const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  return { status: answer.status, text };
}

it.each([
  ['ssm', 'AmazonSSM.PutParameter', { Name: '/a', Value: 'x', Type: 'String', Bogus: 1 }, 'Bogus'],
  [
    'ssm',
    'AmazonSSM.PutParameter',
    { Name: '/a', Value: 'x', Type: 'String', Tags: [{ Key: 'k', Value: 'v', Odd: 1 }] },
    'odd',
  ],
  ['sqs', 'AmazonSQS.CreateQueue', { QueueName: 'jobs', Bogus: 1 }, 'Bogus'],
  ['events', 'AWSEvents.PutRule', { Name: 'r', EventPattern: '{"source":["x"]}', Bogus: 1 }, 'Bogus'],
  ['logs', 'Logs_20140328.CreateLogGroup', { logGroupName: 'g', bogus: 1 }, 'bogus'],
  ['states', 'AWSStepFunctions.ListStateMachines', { bogus: 1 }, 'bogus'],
  ['dynamodb', 'DynamoDB_20120810.ListTables', { Bogus: 1 }, 'Bogus'],
])('%s in JSON: %s', async (service, target, body, member) => {
  const headers = { ...signed(service), 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1' };
  const { status, text } = await post('/', headers, JSON.stringify(body));
  expect(status).toBe(400);
  expect(text.toLowerCase()).toContain(member.toLowerCase());
});

it('a REST service in JSON', async () => {
  const body = JSON.stringify({ Description: 'x', Bogus: 1 });
  const { status, text } = await post(
    '/schedule-groups/some',
    { ...signed('scheduler'), 'content-type': 'application/json' },
    body,
  );
  expect(status).toBe(400);
  expect(text.toLowerCase()).toContain('bogus');
});

it('CBOR', async () => {
  const headers = { ...signed('monitoring'), 'smithy-protocol': 'rpc-v2-cbor', 'content-type': 'application/cbor' };
  const path = '/service/GraniteServiceVersion20100801/operation/DescribeAlarms';
  const { status, text } = await post(path, headers, cbor.serialize({ Bogus: 1 }) as Uint8Array);
  expect(status).toBe(400);
  expect(text.toLowerCase()).toContain('bogus');
});
