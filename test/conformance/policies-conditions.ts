// Condition operators, quantifiers and variables (IAM User Guide, "Condition operators", "Context keys with multiple values",
// "Variables and tags"). Each asks for the list of one bucket, or for a tag on a role.

import { TagRoleCommand } from '@aws-sdk/client-iam';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { allow, deny, type PolicyCase, unallowed, when } from './policies-case.ts';

const BUCKET = 'arn:aws:s3:::shelf';
const refused = unallowed('s3:ListBucket', `"${BUCKET}"`);

type Row = readonly [operator: string, key: string, values: unknown, holds: boolean];

/** The request: prefix `team/blue`, ten keys at most, at midnight UTC on 21 November 2026, from the loopback interface. */
const ROWS: readonly Row[] = [
  ['StringEquals', 's3:prefix', 'team/blue', true],
  ['StringEquals', 's3:prefix', 'Team/Blue', false],
  ['StringEquals', 's3:prefix', 'team/*', false],
  ['StringEquals', 's3:prefix', ['other', 'team/blue'], true],
  ['StringEquals', 'S3:PREFIX', 'team/blue', true],
  ['StringEquals', 's3:delimiter', '/', false],
  ['StringNotEquals', 's3:prefix', 'other', true],
  ['StringNotEquals', 's3:prefix', ['other', 'team/blue'], false],
  ['StringNotEquals', 's3:delimiter', '/', true],
  ['StringEqualsIgnoreCase', 's3:prefix', 'TEAM/BLUE', true],
  ['StringNotEqualsIgnoreCase', 's3:prefix', 'TEAM/BLUE', false],
  ['StringLike', 's3:prefix', 'team/*', true],
  ['StringLike', 's3:prefix', 'team/blu?', true],
  ['StringLike', 's3:prefix', 'TEAM/*', false],
  ['StringLike', 's3:prefix', 'team', false],
  ['StringNotLike', 's3:prefix', 'team/*', false],
  ['StringNotLike', 's3:prefix', 'other/*', true],
  ['StringEqualsIfExists', 's3:delimiter', '/', true],
  ['StringEqualsIfExists', 's3:prefix', 'other', false],
  ['NumericEquals', 's3:max-keys', '10', true],
  ['NumericEquals', 's3:max-keys', 10, true],
  ['NumericEquals', 's3:max-keys', '10.0', true],
  ['NumericNotEquals', 's3:max-keys', '10', false],
  ['NumericLessThan', 's3:max-keys', '10', false],
  ['NumericLessThanEquals', 's3:max-keys', '10', true],
  ['NumericGreaterThan', 's3:max-keys', '9', true],
  ['NumericGreaterThanEquals', 's3:max-keys', '11', false],
  ['NumericLessThan', 's3:prefix', '10', false],
  ['DateGreaterThan', 'aws:CurrentTime', '2026-11-20T23:59:59Z', true],
  ['DateLessThan', 'aws:CurrentTime', '2026-11-20T23:59:59Z', false],
  ['DateLessThanEquals', 'aws:CurrentTime', '2026-11-21T00:00:00Z', true],
  ['DateEquals', 'aws:CurrentTime', '2026-11-21', true],
  ['DateNotEquals', 'aws:CurrentTime', '2026-11-21', false],
  ['DateGreaterThanEquals', 'aws:CurrentTime', '1795219200', true],
  ['DateLessThan', 'aws:EpochTime', '2027-01-01T00:00:00Z', true],
  ['DateGreaterThan', 'aws:TokenIssueTime', '2027-01-01T00:00:00Z', false],
  ['Bool', 'aws:SecureTransport', 'true', true],
  ['Bool', 'aws:SecureTransport', true, true],
  ['Bool', 'aws:SecureTransport', 'false', false],
  ['Bool', 'aws:PrincipalIsAWSService', 'false', true],
  ['IpAddress', 'aws:SourceIp', '127.0.0.0/8', true],
  ['IpAddress', 'aws:SourceIp', ['10.0.0.0/8', '127.0.0.1'], true],
  ['IpAddress', 'aws:SourceIp', '203.0.113.0/24', false],
  ['IpAddress', 'aws:SourceIp', '2001:db8::/32', false],
  ['NotIpAddress', 'aws:SourceIp', '203.0.113.0/24', true],
  ['NotIpAddress', 'aws:SourceIp', '127.0.0.0/8', false],
  ['ArnEquals', 'aws:PrincipalArn', 'arn:aws:iam::111122223333:role/R', true],
  ['ArnEquals', 'aws:PrincipalArn', 'arn:aws:iam::*:role/*', true],
  ['ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::111122223333:user/*', false],
  ['ArnLike', 'aws:PrincipalArn', 'arn:aws:*:role/R', false],
  ['ArnNotEquals', 'aws:PrincipalArn', 'arn:aws:iam::111122223333:role/R', false],
  ['ArnNotLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/Other', true],
  ['ArnLike', 's3:prefix', 'team/*', false],
  ['Null', 's3:delimiter', 'true', true],
  ['Null', 's3:delimiter', 'false', false],
  ['Null', 's3:prefix', 'false', true],
  ['BinaryEquals', 's3:prefix', 'dGVhbQ==', false],
  ['StringEquals', 'aws:PrincipalAccount', '111122223333', true],
  ['StringEquals', 'aws:PrincipalType', 'AssumedRole', true],
  ['StringEquals', 'aws:PrincipalTag/team', 'blue', true],
  ['StringEquals', 'aws:PrincipalTag/Team', 'blue', true],
  ['StringEquals', 'aws:PrincipalTag/none', 'blue', false],
  ['StringEquals', 'aws:PrincipalOrgID', 'o-1234567890', false],
  ['StringEquals', 'aws:RequestedRegion', 'us-east-1', true],
  ['StringLike', 'aws:userid', 'AROA*:at-work', true],
  ['StringEquals', 'aws:ResourceAccount', '111122223333', true],
  ['StringEquals', 's3:prefix', 'team/${aws:PrincipalTag/team}', true],
  ['StringLike', 's3:prefix', '*/${aws:PrincipalTag/team}', true],
  ['StringEquals', 's3:prefix', 'team/${aws:PrincipalTag/none}', false],
  ['StringEquals', 's3:prefix', "team/${aws:PrincipalTag/none, 'blue'}", true],
  ['StringLike', 's3:prefix', 'team/${*}', false],
  ['StringEquals', 'aws:PrincipalArn', 'arn:aws:iam::${aws:PrincipalAccount}:role/R', true],
];

const lists: PolicyCase['asks'] = ({ s3 }) =>
  s3.send(new ListObjectsV2Command({ Bucket: 'shelf', Prefix: 'team/blue', MaxKeys: 10 }));

const operators = ROWS.map(
  ([operator, key, values, holds]): PolicyCase => ({
    name: `${operator} ${key} ${JSON.stringify(values)} ${holds ? 'holds' : 'does not hold'}`,
    policy: [allow('s3:ListBucket', BUCKET, when(operator, key, values))],
    tags: [{ Key: 'team', Value: 'blue' }],
    endpoint: 'http://127.0.0.1',
    asks: lists,
    answer: holds ? 'allowed' : refused,
  }),
);

/** Tags asked for: `team` and `cost`; quantified over their keys. */
const SETS: readonly (readonly [string, readonly string[], boolean])[] = [
  ['ForAllValues:StringEquals', ['team', 'cost', 'owner'], true],
  ['ForAllValues:StringEquals', ['team'], false],
  ['ForAnyValue:StringEquals', ['team'], true],
  ['ForAnyValue:StringEquals', ['owner'], false],
  ['ForAllValues:StringNotEquals', ['owner'], true],
  ['ForAllValues:StringNotEquals', ['team'], false],
  ['ForAnyValue:StringNotEquals', ['team'], true],
  ['ForAnyValue:StringLike', ['co*'], true],
  ['ForAllValues:StringLike', ['co*', 't*'], true],
];

const quantifiers = SETS.map(
  ([operator, values, holds]): PolicyCase => ({
    name: `${operator} aws:TagKeys ${JSON.stringify(values)} ${holds ? 'holds' : 'does not hold'}`,
    policy: [allow('iam:TagRole', '*', when(operator, 'aws:TagKeys', values))],
    asks: ({ iam }) =>
      iam.send(new TagRoleCommand({ RoleName: 'R', Tags: ['team', 'cost'].map((Key) => ({ Key, Value: 'x' })) })),
    answer: holds ? 'allowed' : unallowed('iam:TagRole', 'arn:aws:iam::111122223333:role/R'),
  }),
);

export const CONDITION_CASES: readonly PolicyCase[] = [
  ...operators,
  ...quantifiers,
  {
    name: 'ForAllValues holds for a key without values',
    policy: [allow('s3:ListBucket', BUCKET, when('ForAllValues:StringEquals', 'aws:TagKeys', 'team'))],
    asks: lists,
    answer: 'allowed',
  },
  {
    name: 'ForAnyValue does not hold for a key without values, negated or not',
    policy: [allow('s3:ListBucket', BUCKET, when('ForAnyValue:StringNotEquals', 'aws:TagKeys', 'team'))],
    asks: lists,
    answer: refused,
  },
  {
    name: 'all operators and all keys of a condition must hold',
    policy: [
      allow('s3:ListBucket', BUCKET, {
        Condition: {
          StringLike: { 's3:prefix': 'team/*', 's3:delimiter': '/' },
          Bool: { 'aws:SecureTransport': 'true' },
        },
      }),
    ],
    asks: lists,
    answer: refused,
  },
  {
    name: 'the older version takes variables literally',
    version: '2008-10-17',
    policy: [allow('s3:ListBucket', BUCKET, when('StringEquals', 's3:prefix', 'team/${aws:PrincipalTag/team}'))],
    tags: [{ Key: 'team', Value: 'blue' }],
    asks: lists,
    answer: refused,
  },
  {
    name: 'a variable in a resource stands for its value',
    policy: [allow('s3:ListBucket', 'arn:aws:s3:::${aws:PrincipalTag/bucket}')],
    tags: [{ Key: 'bucket', Value: 'shelf' }],
    asks: lists,
    answer: 'allowed',
  },
  {
    name: 'a deny whose variable stands for nothing denies nothing',
    policy: [allow('s3:*'), deny('s3:*', 'arn:aws:s3:::${aws:PrincipalTag/none}')],
    asks: lists,
    answer: 'allowed',
  },
];
