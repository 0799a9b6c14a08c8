// Which policy decides (IAM User Guide, "Policy evaluation logic", "Permissions boundaries", "Session policies", "NotPrincipal"),
// and the words for it ("Troubleshoot access denied error messages").

import { DeleteBucketPolicyCommand, GetObjectCommand, HeadObjectCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { allow, deny, type PolicyCase, sentence, unallowed, when } from './policies-case.ts';

const OBJECT = 'arn:aws:s3:::shelf/in/a';
const ROLE = 'arn:aws:iam::111122223333:role/R';
const SESSION = 'arn:aws:sts::111122223333:assumed-role/R/at-work';
const gets: PolicyCase['asks'] = ({ s3 }) => s3.send(new GetObjectCommand({ Bucket: 'shelf', Key: 'in/a' }));
const because = (why: string) => `AccessDenied: ${sentence('s3:GetObject', `"${OBJECT}"`, why)}`;
const refused = unallowed('s3:GetObject', `"${OBJECT}"`);
const open = [allow('s3:GetObject', OBJECT)];
const elsewhere = [allow('s3:PutObject', '*')];
const grant = (principal: unknown) => [{ ...allow('s3:GetObject', OBJECT), Principal: principal }];
const insecure = {
  ...deny('s3:*', ['arn:aws:s3:::shelf', 'arn:aws:s3:::shelf/*'], when('Bool', 'aws:SecureTransport', 'false')),
  Principal: { AWS: '*' },
};
const noBoundary = because('because no permissions boundary allows the s3:GetObject action');
const noSession = because('because no session policy allows the s3:GetObject action');
const trusting = (rest: object) => [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...rest }];
const untrusted =
  'AccessDenied: User: arn:aws:iam::111122223333:user/operator is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/R';

export const ORDER_CASES: readonly PolicyCase[] = [
  { name: 'nothing is allowed by itself', asks: gets, answer: refused },
  { name: 'an identity policy allows', policy: open, asks: gets, answer: 'allowed' },
  { name: 'a managed policy allows', managed: open, asks: gets, answer: 'allowed' },
  {
    name: 'a deny beats every allow',
    policy: [...open, deny('s3:GetObject')],
    managed: open,
    asks: gets,
    answer: because('with an explicit deny in an identity-based policy'),
  },
  {
    name: 'a managed policy that denies is named',
    policy: open,
    managed: [deny('s3:*')],
    asks: gets,
    answer: because('with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/shared'),
  },
  {
    name: 'actions are compared without regard to case',
    policy: [allow('S3:getobject', OBJECT)],
    asks: gets,
    answer: 'allowed',
  },
  {
    name: 'resources are compared with regard to case',
    policy: [allow('s3:GetObject', 'arn:aws:s3:::Shelf/in/a')],
    asks: gets,
    answer: refused,
  },
  {
    name: 'NotAction allows the rest',
    policy: [{ Effect: 'Allow', NotAction: 's3:Put*', Resource: '*' }],
    asks: gets,
    answer: 'allowed',
  },
  {
    name: 'NotAction leaves out what it names',
    policy: [{ Effect: 'Allow', NotAction: 's3:Get*', Resource: '*' }],
    asks: gets,
    answer: refused,
  },
  {
    name: 'NotResource leaves out what it names',
    policy: [{ Effect: 'Allow', Action: 's3:*', NotResource: OBJECT }],
    asks: gets,
    answer: refused,
  },
  {
    name: 'a deny on NotResource spares what it names',
    policy: [...open, { Effect: 'Deny', Action: 's3:*', NotResource: 'arn:aws:s3:::shelf/in/*' }],
    asks: gets,
    answer: 'allowed',
  },
  {
    name: 'a wildcard stays within its part of an ARN',
    policy: [allow('ssm:GetParameter', 'arn:aws:ssm:*parameter/team/blue')],
    asks: ({ ssm }) => ssm.send(new GetParameterCommand({ Name: '/team/blue' })),
    answer: unallowed(
      'ssm:GetParameter',
      'arn:aws:ssm:us-east-1:111122223333:parameter/team/blue',
      'AccessDeniedException',
    ),
  },
  {
    name: 'parts that a policy’s ARN leaves away are any',
    policy: [allow('ssm:GetParameter', 'arn:aws:ssm:us-east-1')],
    asks: ({ ssm }) => ssm.send(new GetParameterCommand({ Name: '/team/blue' })),
    answer: 'allowed',
  },
  {
    name: 'an action without resources names none',
    asks: ({ s3 }) => s3.send(new ListBucketsCommand({})),
    answer: unallowed('s3:ListAllMyBuckets'),
  },
  {
    name: 'reading the head of an object is reading it',
    policy: open,
    asks: ({ s3 }) => s3.send(new HeadObjectCommand({ Bucket: 'shelf', Key: 'in/a' })),
    answer: 'allowed',
  },
  { name: 'a boundary allows nothing', boundary: open, asks: gets, answer: refused },
  { name: 'what policy and boundary allow is allowed', policy: open, boundary: open, asks: gets, answer: 'allowed' },
  { name: 'a boundary bounds', policy: open, boundary: elsewhere, asks: gets, answer: noBoundary },
  {
    name: 'a boundary denies by name',
    policy: open,
    boundary: [allow('*'), deny('s3:GetObject')],
    asks: gets,
    answer: because('with an explicit deny in a permissions boundary: arn:aws:iam::111122223333:policy/bound'),
  },
  {
    name: 'what policy and session policy allow is allowed',
    policy: open,
    session: open,
    asks: gets,
    answer: 'allowed',
  },
  { name: 'a session policy bounds', policy: open, session: elsewhere, asks: gets, answer: noSession },
  {
    name: 'a session policy denies',
    policy: open,
    session: [allow('*'), deny('s3:GetObject')],
    asks: gets,
    answer: because('with an explicit deny in a session policy'),
  },
  {
    name: 'a bucket policy alone lets a role of its account in',
    bucket: grant({ AWS: ROLE }),
    asks: gets,
    answer: 'allowed',
  },
  {
    name: 'a bucket policy lets everyone in once the bucket may be public',
    bucket: grant('*'),
    before: (region) => region.call('s3', 'DeletePublicAccessBlock', { Bucket: 'shelf' }),
    asks: gets,
    answer: 'allowed',
  },
  {
    name: 'a bucket that may not be public takes no public policy',
    bucket: grant('*'),
    answer:
      'AccessDenied: User: arn:aws:iam::111122223333:user/operator is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::shelf" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.',
  },
  {
    name: 'everyone under a condition that names who is not the public',
    bucket: [{ ...grant('*')[0], ...when('StringEquals', 'aws:PrincipalAccount', '111122223333') }],
    asks: gets,
    answer: 'allowed',
  },
  {
    name: 'who may not list a bucket is not told that an object is missing',
    policy: [allow('s3:GetObject')],
    asks: ({ s3 }) => s3.send(new GetObjectCommand({ Bucket: 'shelf', Key: 'none' })),
    answer: unallowed('s3:ListBucket', '"arn:aws:s3:::shelf"'),
  },
  {
    name: 'who may list a bucket is told',
    policy: [allow(['s3:GetObject', 's3:ListBucket'])],
    asks: ({ s3 }) => s3.send(new GetObjectCommand({ Bucket: 'shelf', Key: 'none' })),
    answer: 'NoSuchKey: The specified key does not exist.',
  },
  {
    name: 'a bucket policy that names the account leaves it to the role',
    bucket: grant({ AWS: '111122223333' }),
    asks: gets,
    answer: refused,
  },
  {
    name: 'a bucket policy that names another role lets nobody else in',
    bucket: grant({ AWS: 'arn:aws:iam::111122223333:role/Other' }),
    asks: gets,
    answer: refused,
  },
  {
    name: 'a service that is named is no role',
    bucket: grant({ Service: 's3.amazonaws.com' }),
    asks: gets,
    answer: refused,
  },
  {
    name: 'a role that a bucket lets in stays within its boundary',
    bucket: grant({ AWS: ROLE }),
    boundary: elsewhere,
    asks: gets,
    answer: noBoundary,
  },
  {
    name: 'a role that a bucket lets in stays within its session policy',
    bucket: grant({ AWS: ROLE }),
    session: elsewhere,
    asks: gets,
    answer: noSession,
  },
  {
    name: 'a session that a bucket names is let in whatever bounds it',
    bucket: grant({ AWS: SESSION }),
    boundary: elsewhere,
    session: elsewhere,
    asks: gets,
    answer: 'allowed',
  },
  {
    name: 'a bucket policy denies',
    policy: open,
    bucket: [{ ...deny('s3:GetObject', OBJECT), Principal: '*' }],
    asks: gets,
    answer: because('with an explicit deny in a resource-based policy'),
  },
  {
    name: 'a bucket policy denies for a whole account',
    policy: open,
    bucket: [{ ...deny('s3:GetObject', OBJECT), Principal: { AWS: '111122223333' } }],
    asks: gets,
    answer: because('with an explicit deny in a resource-based policy'),
  },
  {
    name: 'NotPrincipal spares whom it names with account, role and session',
    policy: open,
    bucket: [{ ...deny('s3:*', OBJECT), NotPrincipal: { AWS: ['111122223333', ROLE, SESSION] } }],
    asks: gets,
    answer: 'allowed',
  },
  {
    name: 'NotPrincipal without the session denies it',
    policy: open,
    bucket: [{ ...deny('s3:*', OBJECT), NotPrincipal: { AWS: ['111122223333', ROLE] } }],
    asks: gets,
    answer: because('with an explicit deny in a resource-based policy'),
  },
  {
    name: 'the bucket of the CDK lets in who comes by TLS',
    policy: open,
    bucket: [insecure],
    asks: gets,
    answer: 'allowed',
  },
  {
    name: 'a loopback address counts as TLS',
    policy: open,
    bucket: [insecure],
    endpoint: 'http://localhost:4566',
    asks: gets,
    answer: 'allowed',
  },
  {
    name: 'the bucket of the CDK denies who comes without TLS',
    policy: open,
    bucket: [insecure],
    endpoint: 'http://s3.us-east-1.amazonaws.com',
    asks: gets,
    answer: because('with an explicit deny in a resource-based policy'),
  },
  {
    name: 'operators are denied by buckets, too',
    before: (region) =>
      region.call('s3', 'PutBucketPolicy', {
        Bucket: 'shelf',
        Policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ ...deny('s3:GetObject', OBJECT), Principal: '*' }],
        }),
      }),
    asks: async ({ region }) => region.call('s3', 'GetObject', { Bucket: 'shelf', Key: 'in/a' }),
    answer: `AccessDenied: User: arn:aws:iam::111122223333:user/operator is not authorized to perform: s3:GetObject on resource: "${OBJECT}" with an explicit deny in a resource-based policy`,
  },
  {
    name: 'changing a bucket policy is a permission of its own',
    policy: [allow('s3:GetBucketPolicy')],
    asks: ({ s3 }) => s3.send(new DeleteBucketPolicyCommand({ Bucket: 'shelf' })),
    answer: unallowed('s3:DeleteBucketPolicy', '"arn:aws:s3:::shelf"'),
  },
  { name: 'a role that trusts its account is taken on', policy: open, asks: gets, answer: 'allowed' },
  {
    name: 'a role that trusts a service is not taken on by a user',
    trust: trusting({ Principal: { Service: 'ec2.amazonaws.com' } }),
    asks: gets,
    answer: untrusted,
  },
  {
    name: 'a role that trusts another account is not taken on',
    trust: trusting({ Principal: { AWS: '444455556666' } }),
    asks: gets,
    answer: untrusted,
  },
  {
    name: 'a role that wants an external id is not taken on without',
    trust: trusting({ Principal: { AWS: '111122223333' }, ...when('StringEquals', 'sts:ExternalId', 'x') }),
    asks: gets,
    answer: untrusted,
  },
  {
    name: 'a trust policy denies',
    trust: [
      ...trusting({ Principal: { AWS: '111122223333' } }),
      { Effect: 'Deny', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' },
    ],
    asks: gets,
    answer: untrusted,
  },
  {
    name: 'a role that trusts a user by name is taken on',
    policy: open,
    trust: trusting({ Principal: { AWS: 'arn:aws:iam::111122223333:user/operator' } }),
    asks: gets,
    answer: 'allowed',
  },
];
