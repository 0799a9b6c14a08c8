// examples/ci: each system's role, taken on with the token that the system would give, and the command of its example.

import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Signal } from '../../lib/contract/signal.ts';
import { serve } from '../../lib/simulator/host.ts';
import { createRegion, type Region } from '../../lib/simulator/region.ts';

const example = (name: string) => readFileSync(new URL(`../../examples/ci/${name}`, import.meta.url), 'utf8');

const ORGANIZATION = '8b2e6a1c-0d7f-4d3a-9c55-3f0f6d1f2a11';
const PROJECT = '1f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9';
const CIRCLE = `org/${ORGANIZATION}/project/${PROJECT}/user/77aa0f1e-1d2c-4b3a-9f8e-7d6c5b4a3f2e`;
const COMMIT = '9f31820e61f1e2cca4702c368cbc039b7dc9d448';

const hasCli = spawnSync('aws', ['--version']).status === 0;

/**
 * Older versions of the command line know no AWS_ENDPOINT_URL, and would look for STS in the real world: so the role has been taken
 * on before, as the command line does it from the same two things, a token in a file and the role's ARN.
 */
const CLI = `#!/bin/sh
test "$(cat "$AWS_WEB_IDENTITY_TOKEN_FILE")" = "$TOKEN" || exit 9
PATH="$REST_OF_PATH" exec aws --endpoint-url "$ENDPOINT" "$@"
`;

interface System {
  readonly name: string;
  readonly output: string;
  readonly claims: Readonly<Record<string, string>>;
  /** A branch, a project or an audience that the role must not let in. */
  readonly strangers: readonly Readonly<Record<string, string>>[];
  readonly command: string;
  readonly variables: Readonly<Record<string, string>>;
}

const github = parse(example('github-actions.yml'));
const gitlab = parse(example('gitlab-ci.yml'));
const circle = parse(example('circleci.yml'));
const jenkins = /sh '''\n([\s\S]*?)'''/.exec(example('Jenkinsfile'))?.[1] ?? '';

const systems: readonly System[] = [
  {
    name: 'GitHub Actions',
    output: 'GitHubRoleArn',
    claims: {
      iss: 'https://token.actions.githubusercontent.com',
      aud: 'sts.amazonaws.com',
      sub: 'repo:octo-org/web:ref:refs/heads/main',
    },
    strangers: [
      { sub: 'repo:octo-org/web:ref:refs/heads/feature' },
      { sub: 'repo:octo-org/web:pull_request' },
      { sub: 'repo:other-org/web:ref:refs/heads/main' },
      { aud: 'https://github.com/octo-org' },
    ],
    command: github.jobs.signal.steps.at(-1).run,
    variables: { GITHUB_SHA: COMMIT, GITHUB_REF_NAME: 'main' },
  },
  {
    name: 'GitLab CI',
    output: 'GitLabRoleArn',
    claims: {
      iss: 'https://gitlab.com',
      aud: gitlab.goldsmith.id_tokens.GOLDSMITH_TOKEN.aud,
      sub: 'project_path:my-group/web:ref_type:branch:ref:main',
    },
    strangers: [
      { sub: 'project_path:my-group/web:ref_type:tag:ref:main' },
      { sub: 'project_path:my-group/web2:ref_type:branch:ref:main' },
      { iss: 'https://gitlab.example.com' },
    ],
    command: gitlab.goldsmith.script.join('\n'),
    variables: { CI_COMMIT_SHA: COMMIT, CI_COMMIT_REF_NAME: 'main' },
  },
  {
    name: 'CircleCI',
    output: 'CircleCIRoleArn',
    claims: {
      iss: `https://oidc.circleci.com/org/${ORGANIZATION}`,
      aud: ORGANIZATION,
      sub: `${CIRCLE}/vcs-origin/github.com/octo-org/web/vcs-ref/refs/heads/main`,
    },
    strangers: [
      { sub: `${CIRCLE}/vcs-origin/github.com/fork/web/vcs-ref/refs/heads/main` },
      { sub: `${CIRCLE}/vcs-origin/github.com/octo-org/web/vcs-ref/refs/heads/feature` },
      { sub: CIRCLE },
    ],
    command: circle.jobs.goldsmith.steps.at(-1).run.command,
    variables: { CIRCLE_SHA1: COMMIT, CIRCLE_BRANCH: 'main' },
  },
  {
    name: 'Jenkins',
    output: 'JenkinsRoleArn',
    claims: {
      iss: 'https://jenkins.example.com/oidc',
      aud: 'sts.amazonaws.com',
      sub: 'https://jenkins.example.com/job/web/job/main/',
    },
    strangers: [{ sub: 'https://jenkins.example.com/job/web/job/feature/' }, { sub: 'https://jenkins.example.com/' }],
    // As Groovy reads it.
    command: jenkins.replaceAll('\\\\', '\\'),
    variables: { GIT_COMMIT: COMMIT, BRANCH_NAME: 'main' },
  },
];

let region: Region;
let outputs: Readonly<Record<string, string>>;

beforeAll(async () => {
  region = createRegion({ seed: 1, startMs: Date.now() });
  region.call('sqs', 'CreateQueue', { QueueName: 'goldsmith-signals' });
  region.call('sqs', 'CreateQueue', { QueueName: 'another' });
  const parameters = {
    GitHubRepository: 'octo-org/web',
    GitLabProject: 'my-group/web',
    CircleCIOrganization: ORGANIZATION,
    CircleCIProject: PROJECT,
    CircleCIVcsOrigin: 'github.com/octo-org/web',
    JenkinsUrl: 'https://jenkins.example.com',
    JenkinsJob: 'job/web/job/main',
  };
  region.call('cloudformation', 'CreateStack', {
    StackName: 'goldsmith-ci',
    TemplateBody: example('oidc-roles.yaml'),
    Capabilities: ['CAPABILITY_IAM'],
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
  });
  await region.run({ forMs: 600_000 });
  const [stack] = region.call('cloudformation', 'DescribeStacks', { StackName: 'goldsmith-ci' }).Stacks;
  expect(stack.StackStatus).toBe('CREATE_COMPLETE');
  outputs = Object.fromEntries(
    stack.Outputs.map(({ OutputKey, OutputValue }: Record<string, string>) => [OutputKey, OutputValue]),
  );
}, 60_000);

/** A token as the system would sign it; nobody here verifies signatures. */
function tokenOf(claims: Readonly<Record<string, string>>, expiresInSeconds = 300): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(region.kernel.clock.nowMs / 1000) + expiresInSeconds;
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ ...claims, exp })}.c2lnbmF0dXJl`;
}

function takeOn(system: System, WebIdentityToken: string) {
  const RoleArn = outputs[system.output];
  const asked = new AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName: 'pipeline', WebIdentityToken });
  return region.client(STSClient).send(asked);
}

function received(): unknown[] {
  const { Messages = [] } = region.call('sqs', 'ReceiveMessage', {
    QueueUrl: outputs['QueueUrl'],
    MaxNumberOfMessages: 10,
  });
  for (const { ReceiptHandle } of Messages) {
    region.call('sqs', 'DeleteMessage', { QueueUrl: outputs['QueueUrl'], ReceiptHandle });
  }
  return Messages.map(({ Body }: { Body: string }) => JSON.parse(Body));
}

describe.each(systems)('$name', (system) => {
  test('may put signals on the queue, and nothing else', async () => {
    const { Credentials, SubjectFromWebIdentityToken } = await takeOn(system, tokenOf(system.claims));
    expect(SubjectFromWebIdentityToken).toBe(system.claims['sub']);
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const sqs = region.client(SQSClient, { credentials });
    const other = outputs['QueueUrl']?.replace('goldsmith-signals', 'another');
    await expect(sqs.send(new SendMessageCommand({ QueueUrl: other, MessageBody: '{}' }))).rejects.toThrow(
      /not authorized/,
    );
    const ssm = region.client(SSMClient, { credentials });
    await expect(ssm.send(new GetParameterCommand({ Name: '/goldsmith/core/settings' }))).rejects.toThrow(
      /not authorized/,
    );
    await sqs.send(new SendMessageCommand({ QueueUrl: outputs['QueueUrl'], MessageBody: '{}' }));
    expect(received()).toEqual([{}]);
  });

  test.each(system.strangers)('is not let in as %o', async (claim) => {
    await expect(takeOn(system, tokenOf({ ...system.claims, ...claim }))).rejects.toThrow(
      /Not authorized to perform sts:AssumeRoleWithWebIdentity|Incorrect token audience|No OpenIDConnect provider found/,
    );
  });

  test('is not let in by an old token', async () => {
    await expect(takeOn(system, tokenOf(system.claims, -1))).rejects.toThrow(/Token expired/);
  });

  test.skipIf(!hasCli)(
    'sends, by the command of its example, a signal that Goldsmith understands',
    async () => {
      const token = tokenOf(system.claims);
      const { Credentials } = await takeOn(system, token);
      const folder = mkdtempSync(join(tmpdir(), 'goldsmith-ci-'));
      writeFileSync(join(folder, 'token'), token);
      writeFileSync(join(folder, 'aws'), CLI, { mode: 0o755 });
      const host = await serve(region, { port: 0, speed: 1 });
      try {
        const env = {
          PATH: `${folder}:${process.env['PATH']}`,
          HOME: folder,
          TMPDIR: folder,
          REST_OF_PATH: process.env['PATH'],
          ENDPOINT: host.endpoint,
          TOKEN: token,
          AWS_REGION: region.place.region,
          AWS_DEFAULT_REGION: region.place.region,
          AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId,
          AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey,
          AWS_SESSION_TOKEN: Credentials?.SessionToken,
          AWS_WEB_IDENTITY_TOKEN_FILE: join(folder, 'token'),
          GOLDSMITH_TOKEN: token,
          CIRCLE_OIDC_TOKEN_V2: token,
          GOLDSMITH_QUEUE_URL: outputs['QueueUrl'],
          ...system.variables,
        };
        await promisify(execFile)('bash', ['--norc', '-eo', 'pipefail', '-c', system.command], { env });
      } finally {
        await host.close();
      }
      const [message, ...others] = received();
      expect(others).toEqual([]);
      expect(Signal.parse(message)).toEqual({ kind: 'source', image: 'web', reason: 'commit on main', digest: COMMIT });
    },
    60_000,
  );
});
