// Images on bases of other makers: one by a public parameter that nobody announces, one by a filter for which there is none.

import { fileURLToPath } from 'node:url';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { ledgerKeys } from '../../lib/contract/ledger.ts';
import { parameters } from '../../lib/contract/parameters.ts';
import type { Region } from '../../lib/simulator/region.ts';
import { core, denials, parameter } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';
import { startUsers } from './deployments.ts';

const config = fileURLToPath(new URL('configs/bases/goldsmith.yaml', import.meta.url));
const HOUR = 3_600_000;

interface Version {
  readonly state: string | undefined;
  readonly parentAmi: string | undefined;
  readonly amiId: string | undefined;
}

function versionsOf(region: Region, image: string): Version[] {
  const { Items = [] } = region.call('dynamodb', 'Query', {
    TableName: core(region).table,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': { S: ledgerKeys.version(image, '').pk }, ':sk': { S: 'VERSION#' } },
  });
  return (Items as Record<string, AttributeValue>[]).map((item) => ({
    state: item['state']?.S,
    parentAmi: item['parentAmi']?.S,
    amiId: item['amiId']?.S,
  }));
}

const rootDeviceOf = (region: Region, amiId: string | undefined): string =>
  region.call('ec2', 'DescribeImages', { ImageIds: [amiId] }).Images[0].RootDeviceName;

/** A pipeline of Image Builder that somebody else has in the account; each call of what is returned bakes an AMI. */
async function golden(region: Region): Promise<() => Promise<string>> {
  const parentImage = region.vendor.publishBaseImage({ announce: false }).amiId;
  region.call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'golden' });
  const [{ SubnetId: subnetId }] = region.call('ec2', 'DescribeSubnets', {}).Subnets;
  const [{ GroupId }] = region.call('ec2', 'DescribeSecurityGroups', {}).SecurityGroups;
  const called = (operation: string, input: object) => region.call('imagebuilder', operation, input);
  const { imageRecipeArn } = called('CreateImageRecipe', {
    name: 'golden-arm64',
    semanticVersion: '1.0.0',
    parentImage,
  });
  const { infrastructureConfigurationArn } = called('CreateInfrastructureConfiguration', {
    name: 'golden',
    instanceProfileName: 'golden',
    instanceTypes: ['t4g.small'],
    subnetId,
    securityGroupIds: [GroupId],
  });
  return async () => {
    const { imageBuildVersionArn } = called('CreateImage', { imageRecipeArn, infrastructureConfigurationArn });
    const image = () => called('GetImage', { imageBuildVersionArn }).image;
    await region.run({ until: () => image().state.status === 'AVAILABLE', limitMs: 4 * HOUR });
    return image().outputResources.amis[0].image;
  };
}

it('an image on a preset has a first version, its fleet runs it, and the poll finds the next base when it is ripe', async () => {
  let ubuntu = '';
  let redHat = '';
  let baked = '';
  let bake = async () => '';
  let denied: string[] = [];
  const region = await deployedRegion({
    config,
    before: async (empty) => {
      denied = denials(empty);
      ubuntu = empty.vendor.others.publish('ubuntu-24.04/arm64');
      redHat = empty.vendor.others.publish('rhel-9/arm64');
      empty.vendor.others.publish('rhel-9/x86_64');
      bake = await golden(empty);
      baked = await bake();
    },
  });
  const [first] = versionsOf(region, 'web');
  expect(first).toMatchObject({ state: 'golden', parentAmi: ubuntu });
  expect(parameter(region, parameters.fleetImage('web-prod'))).toBe(first?.amiId);
  expect(rootDeviceOf(region, first?.amiId)).toBe('/dev/sda1');
  expect(versionsOf(region, 'api')).toMatchObject([{ state: 'golden', parentAmi: redHat }]);
  expect(parameter(region, parameters.imageBase('api'))).toBe(redHat);
  expect(versionsOf(region, 'app')).toMatchObject([{ state: 'golden', parentAmi: baked }]);

  // Nobody announces either of them.
  startUsers(region);
  await region.run({ forMs: HOUR });
  const newUbuntu = region.vendor.others.publish('ubuntu-24.04/arm64');
  const newRedHat = region.vendor.others.publish('rhel-9/arm64');
  const newlyBaked = await bake();
  await region.run({ forMs: HOUR });
  expect(versionsOf(region, 'web')).toHaveLength(1);
  expect(versionsOf(region, 'api')).toHaveLength(1);
  // What Image Builder would bake on moves no sooner than a build on it may begin.
  expect(parameter(region, parameters.imageBase('api'))).toBe(redHat);

  await region.run({ forMs: 3 * HOUR });
  expect(versionsOf(region, 'web').at(-1)).toMatchObject({ state: 'golden', parentAmi: newUbuntu });
  expect(versionsOf(region, 'api').at(-1)).toMatchObject({ state: 'golden', parentAmi: newRedHat });
  expect(parameter(region, parameters.imageBase('api'))).toBe(newRedHat);
  expect(parameter(region, parameters.fleetImage('web-prod'))).toBe(versionsOf(region, 'web').at(-1)?.amiId);
  expect(versionsOf(region, 'app')).toMatchObject([{}, { state: 'golden', parentAmi: newlyBaked }]);
  expect(versionsOf(region, 'web')).toHaveLength(2);
  expect(versionsOf(region, 'api')).toHaveLength(2);

  expect(denied).toEqual([]);
}, 240_000);

it('a stack whose filter finds nothing fails before anything is made on it', async () => {
  const deployed = deployedRegion({
    config,
    before: async (empty) => {
      empty.vendor.others.publish('ubuntu-24.04/arm64');
      empty.vendor.others.publish('rhel-9/x86_64');
      await (await golden(empty))();
    },
  });
  await expect(deployed).rejects.toThrow(
    /cannot find a base for the image "api": in this Region, EC2 shows no AMI of 309956199498 for arm64/,
  );
}, 240_000);
