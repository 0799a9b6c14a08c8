import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, it } from 'vitest';
import { createRegion } from '../../../../lib/simulator/region.ts';

const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) });
const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: region.place.account }, Action: 'sts:AssumeRole' }],
};

it('a user has an id of its own', async () => {
  const { UserId, Account } = await region.client(STSClient).send(new GetCallerIdentityCommand());
  expect(UserId).toMatch(/^AIDA[A-Z0-9]{17}$/);
  expect(Account).toBe(region.place.account);
});

it('a session has the id of its role with its own name', async () => {
  const role = { RoleName: 'R', AssumeRolePolicyDocument: JSON.stringify(trust) };
  const { Role } = await region.client(IAMClient).send(new CreateRoleCommand(role));
  await region.run({ forMs: 30_000 });
  const asked = { RoleArn: Role?.Arn, RoleSessionName: 'me' };
  const { Credentials: given } = await region.client(STSClient).send(new AssumeRoleCommand(asked));
  const credentials = {
    accessKeyId: given?.AccessKeyId as string,
    secretAccessKey: given?.SecretAccessKey as string,
    sessionToken: given?.SessionToken as string,
  };
  const { UserId } = await region.client(STSClient, { credentials }).send(new GetCallerIdentityCommand());
  expect(UserId).toBe(`${Role?.RoleId}:me`);
});
