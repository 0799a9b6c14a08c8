import { AddPermissionCommand, GetPolicyCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import type { Caller } from '../../../../lib/simulator/kernel/caller.ts';
import { createRegion } from '../../../../lib/simulator/region.ts';
import { bundle, makeWorker } from './functions.ts';

const rule = (name: string): Caller => ({
  kind: 'service',
  account: '111122223333',
  principal: 'events.amazonaws.com',
  arn: `arn:aws:events:us-east-1:111122223333:rule/${name}`,
});

test('a service may invoke a function only as the function policy says, for the source that it names', async () => {
  const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) });
  await makeWorker(region, { code: bundle(`export const handler = async () => {};`) });
  const invoke = (as: Caller) =>
    region.call('lambda', 'Invoke', { FunctionName: 'worker', InvocationType: 'Event' }, as);

  expect(() => invoke(rule('nightly'))).toThrow('no resource-based policy allows the lambda:InvokeFunction action');
  const client = region.client(LambdaClient);
  await client.send(
    new AddPermissionCommand({
      FunctionName: 'worker',
      StatementId: 'nightly',
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
      SourceArn: rule('nightly').arn,
    }),
  );
  expect(invoke(rule('nightly'))).toMatchObject({ StatusCode: 202 });
  expect(() => invoke(rule('other'))).toThrow('no resource-based policy');
  const { Policy: policy = '' } = await client.send(new GetPolicyCommand({ FunctionName: 'worker' }));
  expect(JSON.parse(policy).Statement[0].Condition).toEqual({ ArnLike: { 'AWS:SourceArn': rule('nightly').arn } });
});
