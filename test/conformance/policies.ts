import type { Region } from '../../lib/simulator/region.ts';
import { newRegion } from '../simulator/new-region.ts';
import type { RecordedScore, Tell } from './conformance-line.ts';
import { CALL_CASES } from './policies-calls.ts';
import type { PolicyCase, Statement } from './policies-case.ts';
import { clientsOf } from './policies-clients.ts';
import { CONDITION_CASES } from './policies-conditions.ts';
import { DELIVERY_CASES } from './policies-deliveries.ts';
import { GRAMMAR_CASES } from './policies-grammar.ts';
import { LAUNCH_CASES } from './policies-launches.ts';
import { ORDER_CASES } from './policies-order.ts';
import { tableScore } from './table-score.ts';

export const POLICY_CASES: readonly PolicyCase[] = [
  ...CONDITION_CASES,
  ...ORDER_CASES,
  ...CALL_CASES,
  ...DELIVERY_CASES,
  ...LAUNCH_CASES,
  ...GRAMMAR_CASES,
];

/** Policies, requests, and what AWS's documents and the messages that users show say of them. */
export function documentedPolicies(tell: Tell): Promise<RecordedScore> {
  return tableScore({ name: 'policies', cases: POLICY_CASES, differs: policyDiffers }, tell);
}

/** What the region answers otherwise. */
export async function policyDiffers(one: PolicyCase): Promise<string | undefined> {
  const ours = await answerTo(one);
  const same = typeof one.answer === 'string' ? ours === one.answer : one.answer.test(ours);
  return same ? undefined : `wanted ${one.answer}, ours ${ours}`;
}

const document = (Statement: readonly Statement[], version = '2012-10-17') =>
  JSON.stringify({ Version: version, Statement });

const RoleName = 'R';
const RoleArn = 'arn:aws:iam::111122223333:role/R';
const TRUST: Statement = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' };

async function answerTo(one: PolicyCase): Promise<string> {
  const { region } = newRegion();
  try {
    await prepare(region, one);
    const Credentials = one.asks === undefined ? undefined : await session(region, one);
    await one.asks?.(clientsOf(region, { ...Credentials, endpoint: one.endpoint }));
    return 'allowed';
  } catch (error) {
    const { name, Code = name, message } = error as { name: string; Code?: string; message: string };
    return `${Code}: ${message.replace(/ Encoded authorization failure message: [\w-]+$/, ' Encoded …')}`;
  }
}

/** The resources that cases speak of, and the role R. */
async function prepare(region: Region, one: PolicyCase): Promise<void> {
  region.call('s3', 'CreateBucket', { Bucket: 'shelf' });
  region.call('s3', 'PutObject', { Bucket: 'shelf', Key: 'in/a', Body: Buffer.from('x') });
  region.call('ssm', 'PutParameter', { Name: '/team/blue', Type: 'String', Value: 'x' });
  region.call('sqs', 'CreateQueue', { QueueName: 'jobs' });
  region.call('sns', 'CreateTopic', { Name: 'news' });
  await one.before?.(region);
  const trust = document([...(one.trust ?? [TRUST])]);
  region.call('iam', 'CreateRole', { RoleName, AssumeRolePolicyDocument: trust, Tags: one.tags });
  if (one.policy !== undefined) {
    const PolicyDocument = typeof one.policy === 'string' ? one.policy : document(one.policy, one.version);
    region.call('iam', 'PutRolePolicy', { RoleName, PolicyName: 'own', PolicyDocument });
  }
  if (one.managed !== undefined) {
    const PolicyDocument = typeof one.managed === 'string' ? one.managed : document(one.managed);
    const { Policy } = region.call('iam', 'CreatePolicy', { PolicyName: 'shared', PolicyDocument });
    region.call('iam', 'AttachRolePolicy', { RoleName, PolicyArn: Policy.Arn });
  }
  if (one.boundary !== undefined) {
    const PolicyDocument = document(one.boundary);
    const { Policy } = region.call('iam', 'CreatePolicy', { PolicyName: 'bound', PolicyDocument });
    region.call('iam', 'PutRolePermissionsBoundary', { RoleName, PermissionsBoundary: Policy.Arn });
  }
  if (one.bucket !== undefined) {
    const Policy = typeof one.bucket === 'string' ? one.bucket : document(one.bucket);
    region.call('s3', 'PutBucketPolicy', { Bucket: 'shelf', Policy });
  }
}

async function session(region: Region, { session }: PolicyCase) {
  const { Credentials } = region.call('sts', 'AssumeRole', {
    RoleArn,
    RoleSessionName: 'at-work',
    ...(session === undefined ? {} : { Policy: document(session) }),
  });
  return {
    credentials: {
      accessKeyId: Credentials.AccessKeyId,
      secretAccessKey: Credentials.SecretAccessKey,
      sessionToken: Credentials.SessionToken,
    },
  };
}
