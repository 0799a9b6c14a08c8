import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { createRegion, type Region } from '../../../../lib/simulator/region.ts';
import { bundle, makeRole } from './functions.ts';

const startMs = Date.UTC(2026, 10, 21);

async function makeFunction(
  region: Region,
  of: { code: Uint8Array; role: string; timeout?: number; variables?: Record<string, string> },
) {
  const client = region.client(LambdaClient);
  await client.send(
    new CreateFunctionCommand({
      FunctionName: 'worker',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: of.role,
      Code: { ZipFile: of.code },
      Timeout: of.timeout ?? 3,
      Environment: { Variables: of.variables ?? {} },
    }),
  );
  await region.run({ forMs: 10_000 });
  return client;
}

const parsed = (payload: Uint8Array | undefined) => JSON.parse(Buffer.from(payload ?? []).toString('utf8'));

test('a bundled SDK call inside a function reaches the region as the function role, and what it prints is logged', async () => {
  const region = createRegion({ seed: 1, startMs });
  const role = makeRole(region, [{ Effect: 'Allow', Action: 'ssm:PutParameter', Resource: '*' }]);
  const code = bundle(`
    import { SSMClient, PutParameterCommand, GetParameterCommand } from '@aws-sdk/client-ssm';
    import { Logger } from '@aws-lambda-powertools/logger';
    const ssm = new SSMClient({});
    const logger = new Logger({ serviceName: 'demo' });
    export const handler = async (event) => {
      await ssm.send(new PutParameterCommand({ Name: '/demo', Type: 'String', Value: event.value }));
      logger.info('put', { value: event.value });
      console.log('now', new Date().toISOString(), process.env.STAGE);
      const refused = await ssm.send(new GetParameterCommand({ Name: '/demo' })).catch((error) => error.name);
      return { refused, at: Date.now() };
    };`);
  const client = await makeFunction(region, { code, role, variables: { STAGE: 'test' } });

  const answer = await region.during(
    client.send(new InvokeCommand({ FunctionName: 'worker', Payload: Buffer.from('{"value":"42"}') })),
  );

  expect(answer.FunctionError).toBeUndefined();
  expect(parsed(answer.Payload)).toMatchObject({ refused: 'AccessDeniedException' });
  expect(parsed(answer.Payload).at).toBeGreaterThan(startMs);
  expect(region.call('ssm', 'GetParameter', { Name: '/demo' }).Parameter.Value).toBe('42');
  const { events = [] } = await region
    .client(CloudWatchLogsClient)
    .send(new FilterLogEventsCommand({ logGroupName: '/aws/lambda/worker' }));
  const lines = events.map(({ message = '' }) => message);
  expect(lines[0]).toMatch(/^START RequestId: /);
  expect(lines.some((line) => line.includes('"service":"demo"') && line.includes('"value":"42"'))).toBe(true);
  expect(lines.some((line) => line.includes('\tINFO\tnow 2026-11-21T') && line.trimEnd().endsWith('test'))).toBe(true);
  expect(lines.at(-1)).toMatch(/^REPORT RequestId: .*Init Duration: /);
});

test('a thrown error is an unhandled function error with its name, and a slow function times out', async () => {
  const region = createRegion({ seed: 1, startMs });
  const code = bundle(`
    class NotReady extends Error { name = 'NotReady'; }
    export const handler = async (event) => {
      if (event.sleep) await new Promise((resolve) => setTimeout(resolve, 60000));
      throw new NotReady('come back later');
    };`);
  const client = await makeFunction(region, { code, role: makeRole(region, []) });

  const failed = await region.during(client.send(new InvokeCommand({ FunctionName: 'worker' })));
  expect(failed.FunctionError).toBe('Unhandled');
  expect(parsed(failed.Payload)).toMatchObject({ errorType: 'NotReady', errorMessage: 'come back later' });

  const before = region.kernel.clock.nowMs;
  const late = await region.during(
    client.send(new InvokeCommand({ FunctionName: 'worker', Payload: Buffer.from('{"sleep":true}') })),
  );
  expect(parsed(late.Payload).errorMessage).toMatch(/Task timed out after 3.00 seconds$/);
  expect(region.kernel.clock.nowMs - before).toBeGreaterThanOrEqual(3000);
});

test('a throttled call inside a function is tried again in virtual time', async () => {
  const region = createRegion({ seed: 1, startMs });
  const role = makeRole(region, [{ Effect: 'Allow', Action: 'ssm:PutParameter', Resource: '*' }]);
  const code = bundle(`
    import { SSMClient, PutParameterCommand } from '@aws-sdk/client-ssm';
    const ssm = new SSMClient({});
    export const handler = async () => {
      const answer = await ssm.send(new PutParameterCommand({ Name: '/demo', Type: 'String', Value: 'x' }));
      return answer.$metadata.attempts;
    };`);
  const client = await makeFunction(region, { code, role });
  region.faults.switchOn({ name: 'throttling', rate: 1, service: 'ssm', operation: 'PutParameter', times: 2 });
  const answer = await region.during(client.send(new InvokeCommand({ FunctionName: 'worker' })));
  expect(parsed(answer.Payload)).toBe(3);
});

test('a program that exits ends its environment, and says with which status', async () => {
  const region = createRegion({ seed: 1, startMs });
  const code = bundle(
    `let calls = 0; export const handler = async (event) => { calls++; if (event.exit) process.exit(3); return calls; };`,
  );
  const client = await makeFunction(region, { code, role: makeRole(region, []) });
  const invoke = (payload: string) =>
    region.during(client.send(new InvokeCommand({ FunctionName: 'worker', Payload: Buffer.from(payload) })));
  expect(parsed((await invoke('{}')).Payload)).toBe(1);
  expect(parsed((await invoke('{}')).Payload)).toBe(2);
  const ended = parsed((await invoke('{"exit":true}')).Payload);
  expect(ended).toMatchObject({ errorType: 'Runtime.ExitError' });
  expect(ended.errorMessage).toContain('Runtime exited with error: exit status 3');
  expect(parsed((await invoke('{}')).Payload)).toBe(1);
});
