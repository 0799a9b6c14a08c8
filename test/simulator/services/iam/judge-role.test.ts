import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  GetRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { ListBucketsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { createRegion, type Region } from '../../../../lib/simulator/region.ts';

const HOUR_MS = 3_600_000;

const trusting = (principal: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
  });

async function withRole(statements: object[]): Promise<{ region: Region; s3: S3Client; sts: STSClient }> {
  const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21), consistency: 'immediate' });
  const iam = region.client(IAMClient);
  await iam.send(
    new CreateRoleCommand({
      RoleName: 'worker',
      AssumeRolePolicyDocument: trusting({ AWS: 'arn:aws:iam::111122223333:root' }),
    }),
  );
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  await iam.send(new PutRolePolicyCommand({ RoleName: 'worker', PolicyName: 'own', PolicyDocument }));
  region.call('s3', 'CreateBucket', { Bucket: 'shelf' });
  const sts = region.client(STSClient);
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::111122223333:role/worker', RoleSessionName: 'test' }),
  );
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId,
    secretAccessKey: Credentials?.SecretAccessKey,
    sessionToken: Credentials?.SessionToken,
  };
  return { region, s3: region.client(S3Client, { credentials }), sts: region.client(STSClient, { credentials }) };
}

const allow = (Action: string, Resource: string, Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});

describe('a role', () => {
  it('may do what its policy allows, and no more', async () => {
    const { s3 } = await withRole([allow('s3:PutObject', 'arn:aws:s3:::shelf/in/*')]);
    await s3.send(new PutObjectCommand({ Bucket: 'shelf', Key: 'in/a', Body: 'x' }));
    await expect(s3.send(new PutObjectCommand({ Bucket: 'shelf', Key: 'out/a', Body: 'x' }))).rejects.toMatchObject({
      name: 'AccessDenied',
      message:
        'User: arn:aws:sts::111122223333:assumed-role/worker/test is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::shelf/out/a" because no identity-based policy allows the s3:PutObject action',
    });
  });

  it('is stopped by a deny whatever allows it', async () => {
    const { s3 } = await withRole([allow('*', '*'), { Effect: 'Deny', Action: 's3:List*', Resource: '*' }]);
    await expect(s3.send(new ListBucketsCommand({}))).rejects.toThrow('with an explicit deny');
  });

  it('is held to conditions', async () => {
    const here = { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } };
    const elsewhere = { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } };
    const { s3 } = await withRole([allow('s3:ListAllMyBuckets', '*', here)]);
    await s3.send(new ListBucketsCommand({}));
    const other = await withRole([allow('s3:ListAllMyBuckets', '*', elsewhere)]);
    await expect(other.s3.send(new ListBucketsCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('can always ask who it is, for longer than an hour when an operator took it on', async () => {
    const { region, sts } = await withRole([allow('s3:GetObject', '*')]);
    await region.run({ forMs: 2 * HOUR_MS });
    const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe('arn:aws:sts::111122223333:assumed-role/worker/test');
  });

  it('loses a session that it took on itself when that expires', async () => {
    const RoleArn = 'arn:aws:iam::111122223333:role/worker';
    const { region, sts } = await withRole([allow('sts:AssumeRole', RoleArn)]);
    const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'again' }));
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId,
      secretAccessKey: Credentials?.SecretAccessKey,
      sessionToken: Credentials?.SessionToken,
    };
    const chained = region.client(STSClient, { credentials });
    await chained.send(new GetCallerIdentityCommand({}));
    await region.run({ forMs: HOUR_MS + 1 });
    await expect(chained.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
    });
  });
});

describe('policies', () => {
  it('with a condition that no request here could meet are refused by name', async () => {
    const away = { StringEquals: { 'ec2:InstanceMarketType': 'spot' } };
    await expect(withRole([allow('*', '*', away)])).rejects.toThrow("the condition key 'ec2:InstanceMarketType'");
  });

  it('that are not there cannot be attached', async () => {
    const iam = createRegion({ seed: 1, startMs: 0, consistency: 'immediate' }).client(IAMClient);
    await expect(iam.send(new GetRoleCommand({ RoleName: 'none' }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The role with name none cannot be found.',
    });
    const AssumeRolePolicyDocument = trusting({ Service: 'ec2.amazonaws.com' });
    await iam.send(new CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument }));
    const PolicyArn = 'arn:aws:iam::aws:policy/NoSuchPolicy';
    await expect(iam.send(new AttachRolePolicyCommand({ RoleName: 'r', PolicyArn }))).rejects.toThrow('does not exist');
  });
});
