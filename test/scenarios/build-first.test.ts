import { expect, it } from 'vitest';
import { ledgerKeys } from '../../lib/contract/ledger.ts';
import { parameters } from '../../lib/contract/parameters.ts';
import type { Region } from '../../lib/simulator/region.ts';
import {
  askFor,
  buildExecution,
  core,
  denials,
  goldenAmi,
  image,
  nextBuild,
  parameter,
  signals,
  testInstances,
  versions,
} from './builds.ts';
import { deployedRegion } from './deployed-region.ts';

it('the stack of an image is done when its first version is golden and its fleets have it', async () => {
  let denied: string[] = [];
  const region = await deployedRegion({
    before: (empty) => {
      denied = denials(empty);
    },
  });
  const [first, ...others] = versions(region);
  expect(others).toEqual([]);
  expect(first).toMatchObject({ version: '2026.11.21-1', state: 'golden', amiId: goldenAmi(region) });
  expect(parameter(region, parameters.fleetImage('web-prod'))).toBe(first?.amiId);
  expect(signals(region)[0]).toMatchObject({ kind: 'source', fate: 'acted', version: first?.version });
  expect(buildExecution(region, '2026.11.21-1').status).toBe('SUCCEEDED');
  expect(testInstances(region)).toEqual([]);
  expect(denied).toEqual([]);
});

it('the stack fails with the reason when the first version is rejected', async () => {
  let region: Region | undefined;
  const deployed = deployedRegion({
    before: (empty) => {
      region = empty;
      empty.faults.switchOn({ name: 'image-builder-failure', rate: 1, operation: 'TESTING' });
    },
  });
  await expect(deployed).rejects.toThrow(
    /FirstImage.*the first version of web was rejected: Image Builder ended FAILED/,
  );
  expect(goldenAmi(region as Region)).toBeUndefined();
});

it('stacks that have given up waiting keep the answer from no other', async () => {
  const region = await deployedRegion();
  const TableName = core(region).table;
  const host = 'https://cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com';
  for (const id of ['first', 'second']) {
    const request = {
      RequestType: 'Create',
      ResponseURL: `${host}/expired-${id}`,
      StackId: `stack/${id}`,
      RequestId: id,
      LogicalResourceId: 'FirstImage',
      ResourceProperties: { Image: image, Fleets: [] },
    };
    const { pk, sk } = ledgerKeys.firstImage(image, id);
    const Item = { pk: { S: pk }, sk: { S: sk }, request: { S: JSON.stringify(request) } };
    region.call('dynamodb', 'PutItem', { TableName, Item });
  }
  askFor(region, 'somebody');
  await nextBuild(region);
  await region.run({ forMs: 600_000 });
  const waiting = region.call('dynamodb', 'Query', {
    TableName,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: ledgerKeys.firstImage(image, '').pk } },
  });
  expect(waiting.Items).toEqual([]);
});
