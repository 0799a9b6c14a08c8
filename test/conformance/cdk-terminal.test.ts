// What the CDK's CLI shows at a terminal, and the changes that it makes past CloudFormation.

import { spawnSync } from 'node:child_process';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { aws_lambda as lambda, aws_stepfunctions as sfn, aws_sqs as sqs } from 'aws-cdk-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CdkRegion, oneStack, openCdkRegion, stackOf, timeout } from './cdk-region.ts';

let one: CdkRegion;

beforeAll(async () => {
  one = await openCdkRegion({ bootstrapped: true });
}, timeout);

afterAll(() => one.close());

const never = ['--require-approval', 'never'];
const hasPython = spawnSync('python3', ['--version']).status === 0;

test.skipIf(!hasPython)('the bar of progress rises to the whole', { timeout }, async () => {
  const app = one.synthesize(
    oneStack('bar', (stack) => {
      for (const name of ['Jobs', 'More']) new sqs.Queue(stack, name);
    }),
  );
  const said = await one.terminal('deploy', '--app', app, ...never, '--progress', 'bar');
  expect(said.text).toContain('✅  bar');
  expect(said.code).toBe(0);
  const bars = [...said.text.matchAll(/\[(█*)[▉-▏]?(·*)\] \((\d+)\/(\d+)\)/g)];
  const done = bars.map(([, , , completed]) => Number(completed));
  expect(done).toEqual([...done].sort((a, b) => a - b));
  expect(done[0]).toBeLessThan(3);
  expect(bars.at(-1)?.slice(1)).toEqual(['█'.repeat(58), '', '3', '3']);
});

const machine = (said: string) =>
  JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'Say',
    States: { Say: { Type: 'Pass', Output: said, End: true } },
  });

const programs = (answer: string, said: string, queues: readonly string[]) =>
  one.synthesize(
    oneStack('swapped', (stack) => {
      new lambda.Function(stack, 'Program', {
        functionName: 'program',
        runtime: lambda.Runtime.NODEJS_24_X,
        handler: 'index.handler',
        code: lambda.Code.fromInline(`exports.handler = async () => '${answer}';`),
      });
      new sfn.StateMachine(stack, 'Machine', { definitionBody: sfn.DefinitionBody.fromString(machine(said)) });
      for (const name of queues) new sqs.Queue(stack, name);
    }),
  );

async function answer(): Promise<string> {
  const client = one.region.client(LambdaClient);
  const { Payload } = await client.send(new InvokeCommand({ FunctionName: 'program' }));
  return Buffer.from(Payload ?? []).toString();
}

test('a function changes past its stack, and what goes through Cloud Control is refused by its name', {
  timeout,
}, async () => {
  expect((await one.cdk('deploy', '--app', programs('first', 'first', []), ...never)).code).toBe(0);
  expect(await answer()).toBe('"first"');
  const before = stackOf(one.region, 'swapped');

  const swapped = await one.cdk('deploy', '--app', programs('second', 'first', ['Jobs']), '--hotswap');
  expect(swapped.text).toContain("AWS::Lambda::Function 'program' hotswapped!");
  expect(swapped.code).toBe(0);
  expect(await answer()).toBe('"second"');
  expect(stackOf(one.region, 'swapped')).toEqual(before);

  const refused = await one.cdk('deploy', '--app', programs('second', 'second', []), '--hotswap');
  expect(refused.text).toContain("The simulator has no service 'cloudcontrolapi'");
  expect(refused.code).toBe(1);
});
