// `cdk bootstrap` into an empty region, with the template that the CLI carries.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CfnOutput, aws_sqs as sqs } from 'aws-cdk-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CdkRegion, oneStack, openCdkRegion, stackOf, timeout } from './cdk-region.ts';

let one: CdkRegion;

beforeAll(async () => {
  one = await openCdkRegion({ bootstrapped: false });
}, timeout);

afterAll(() => one.close());

const ENVIRONMENT = 'aws://111122223333/us-east-1';
const OLD_VERSION = '21';

/** The CLI's own template, as an older CLI would have brought it. */
function olderTemplate(): string {
  const folder = dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json'));
  const template = readFileSync(join(folder, 'lib/api/bootstrap/bootstrap-template.yaml'), 'utf8');
  const path = join(one.folder, 'older.yaml');
  writeFileSync(path, template.replaceAll("Value: '33'", `Value: '${OLD_VERSION}'`));
  return path;
}

const version = () =>
  one.region.call('ssm', 'GetParameter', { Name: '/cdk-bootstrap/hnb659fds/version' }).Parameter.Value;

test('an empty region is bootstrapped, brought up to date, and left alone when nothing changes', {
  timeout,
}, async () => {
  const older = await one.cdk('bootstrap', ENVIRONMENT, '--template', olderTemplate());
  expect(older.text).toContain(`Environment ${ENVIRONMENT} bootstrapped.`);
  expect(version()).toBe(OLD_VERSION);
  expect(older.text).toMatch(/12\/12 .* CREATE_COMPLETE .* CDKToolkit/);

  const newer = await one.cdk('bootstrap', ENVIRONMENT);
  expect(newer.text).toMatch(/UPDATE_COMPLETE .*AWS::SSM::Parameter/);
  expect(version()).toBe('33');
  const outputs = stackOf(one.region, 'CDKToolkit').Outputs.map(({ OutputKey, OutputValue }: any) => [
    OutputKey,
    OutputValue,
  ]);
  expect(Object.fromEntries(outputs)).toMatchObject({
    BootstrapVersion: '33',
    BucketName: 'cdk-hnb659fds-assets-111122223333-us-east-1',
    ImageRepositoryName: 'cdk-hnb659fds-container-assets-111122223333-us-east-1',
  });

  expect((await one.cdk('bootstrap', ENVIRONMENT)).text).toContain('bootstrapped (no changes)');
  const back = await one.cdk('bootstrap', ENVIRONMENT, '--template', olderTemplate());
  expect(back.text).toContain(`Bootstrap stack already at version 33. Not downgrading it to version ${OLD_VERSION}`);
});

test('another account that is trusted may take on the roles', { timeout }, async () => {
  const policy = 'arn:aws:iam::aws:policy/AdministratorAccess';
  const trusting = await one.cdk(
    'bootstrap',
    ENVIRONMENT,
    '--trust',
    '444455556666',
    '--cloudformation-execution-policies',
    policy,
    '--termination-protection',
  );
  expect(trusting.code).toBe(0);
  const { Role: role } = one.region.call('iam', 'GetRole', {
    RoleName: 'cdk-hnb659fds-deploy-role-111122223333-us-east-1',
  });
  expect(decodeURIComponent(role.AssumeRolePolicyDocument)).toContain('444455556666');
  expect(stackOf(one.region, 'CDKToolkit').EnableTerminationProtection).toBe(true);
});

test('an app is deployed with the roles of that bootstrapping', { timeout }, async () => {
  const app = one.synthesize(
    oneStack('tiny', (stack) => {
      new CfnOutput(stack, 'Url', { value: new sqs.Queue(stack, 'Jobs').queueUrl });
    }),
  );
  const deployed = await one.cdk('deploy', '--app', app, '--require-approval', 'never');
  expect(deployed.text).toContain('tiny.Url = https://sqs.us-east-1.amazonaws.com/111122223333/tiny-Jobs');
  expect(stackOf(one.region, 'tiny').RoleARN).toBe(
    'arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-111122223333-us-east-1',
  );
});

test('a key of its own is refused by name: the region has no KMS', { timeout }, async () => {
  const refused = await one.cdk('bootstrap', ENVIRONMENT, '--bootstrap-customer-key');
  expect(refused.code).not.toBe(0);
  expect(refused.text).toContain('The simulator does not model the resource type AWS::KMS::Key');
  expect(stackOf(one.region, 'CDKToolkit').StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
});
