// Policies that IAM and S3 refuse, with their words (recorded by the authors of moto and of versitygw), and what this model
// refuses by name.

import { allow, type PolicyCase, when } from './policies-case.ts';

const text = (statement: unknown, rest: object = {}) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statement, ...rest });
const read = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const { Action: _action, ...noAction } = read;
const { Resource: _resource, ...noResource } = read;
const { Effect: _effect, ...noEffect } = read;
const PATHS =
  'user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/';

const IDENTITY: readonly (readonly [name: string, policy: string, words: string])[] = [
  ['no JSON', 'not json', 'Syntax errors in policy.'],
  ['no object', '[]', 'Syntax errors in policy.'],
  ['no statement', text([]), 'Syntax errors in policy.'],
  ['an unknown version', JSON.stringify({ Version: '2012-10-18', Statement: read }), 'Syntax errors in policy.'],
  ['an unknown element on top', text(read, { Extra: 1 }), 'Syntax errors in policy.'],
  ['an unknown element', text({ ...read, Extra: 1 }), 'Syntax errors in policy.'],
  ['no effect', text(noEffect), 'Syntax errors in policy.'],
  ['an unknown effect', text({ ...read, Effect: 'allow' }), 'Syntax errors in policy.'],
  ['Action and NotAction', text({ ...read, NotAction: 's3:*' }), 'Syntax errors in policy.'],
  ['Resource and NotResource', text({ ...read, NotResource: '*' }), 'Syntax errors in policy.'],
  ['an action that is no text', text({ ...read, Action: 5 }), 'Syntax errors in policy.'],
  ['an unknown operator', text({ ...read, ...when('StringMatches', 'aws:userid', 'x') }), 'Syntax errors in policy.'],
  ['Null if it exists', text({ ...read, ...when('NullIfExists', 'aws:userid', 'true') }), 'Syntax errors in policy.'],
  ['a condition without a map', text({ ...read, Condition: { StringEquals: 'x' } }), 'Syntax errors in policy.'],
  ['a principal', text({ ...read, Principal: '*' }), 'Policy document should not specify a principal.'],
  ['no action', text(noAction), 'Policy statement must contain actions.'],
  ['an empty list of actions', text({ ...read, Action: [] }), 'Policy statement must contain actions.'],
  ['no resource', text(noResource), 'Policy statement must contain resources.'],
  ['an empty list of resources', text({ ...read, Resource: [] }), 'Policy statement must contain resources.'],
  [
    'an action without a vendor',
    text({ ...read, Action: 'GetObject' }),
    'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
  ],
  [
    'an action with two colons',
    text({ ...read, Action: 's3:Get:Object' }),
    'Actions/Condition can contain only one colon.',
  ],
  ['an action with a space in its vendor', text({ ...read, Action: 's 3:GetObject' }), 'Vendor s 3 is not valid'],
  [
    'one Sid twice',
    text([
      { ...read, Sid: 'a' },
      { ...read, Sid: 'a' },
    ]),
    'Statement IDs (SID) in a single policy must be unique.',
  ],
  [
    'a Sid with a blank',
    text({ ...read, Sid: 'a b' }),
    'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
  ],
  ['a resource that is no ARN', text({ ...read, Resource: 'shelf' }), 'Resource shelf must be in ARN format or "*".'],
  [
    'another partition',
    text({ ...read, Resource: 'arn:other:s3:::shelf' }),
    'Partition "other" is not valid for resource "arn:other:s3:::shelf".',
  ],
  ['no partition', text({ ...read, Resource: 'arn:' }), 'Partition "" is not valid for resource "arn::*:*:*:*".'],
  [
    'a wildcard for a vendor',
    text({ ...read, Resource: 'arn:aws:s*:::shelf' }),
    'Resource vendor must be fully qualified and cannot contain regexes.',
  ],
  [
    'an IAM resource with a Region',
    text({ ...read, Resource: 'arn:aws:iam:us-east-1::role/R' }),
    'IAM resource arn:aws:iam:us-east-1::role/R cannot contain region information.',
  ],
  [
    'a bucket with a Region',
    text({ ...read, Resource: 'arn:aws:s3:us-east-1::shelf' }),
    'Resource arn:aws:s3:us-east-1::shelf can not contain region information.',
  ],
  [
    'an IAM resource of no kind',
    text({ ...read, Resource: 'arn:aws:iam::111122223333:thing/x' }),
    `IAM resource path must either be "*" or start with ${PATHS}.`,
  ],
];

const identity = IDENTITY.map(
  ([name, policy, words]): PolicyCase => ({
    name: `an inline policy with ${name} is refused`,
    policy,
    answer: `MalformedPolicyDocument: ${words}`,
  }),
);

const everyone = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' };
const { Principal: _principal, ...nobody } = everyone;

const TRUST: readonly (readonly [name: string, statement: Readonly<Record<string, unknown>>, words: string])[] = [
  ['no principal', nobody, 'Missing required field Principal'],
  [
    'an action of another service',
    { ...everyone, Action: 's3:GetObject' },
    'AssumeRole policy may only specify STS AssumeRole actions.',
  ],
  ['a resource', { ...everyone, Resource: '*' }, 'Has prohibited field Resource'],
  ['NotPrincipal', { ...nobody, NotPrincipal: { AWS: '*' } }, 'Allow with NotPrincipal is not allowed.'],
  ['an unknown kind of principal', { ...everyone, Principal: { Robot: 'x' } }, 'Invalid principal in policy: "Robot"'],
  [
    'a service that is none',
    { ...everyone, Principal: { Service: 'ec2' } },
    'Invalid principal in policy: "SERVICE":"ec2"',
  ],
  [
    'a principal with a wildcard',
    { ...everyone, Principal: { AWS: 'arn:aws:iam::111122223333:role/*' } },
    'Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:role/*"',
  ],
  [
    'a role that is not there',
    { ...everyone, Principal: { AWS: 'arn:aws:iam::111122223333:role/None' } },
    'Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:role/None"',
  ],
  ['an unknown effect', { ...everyone, Effect: 'Permit' }, 'Invalid effect: Permit'],
];

const trust = TRUST.map(
  ([name, statement, words]): PolicyCase => ({
    name: `a trust policy with ${name} is refused`,
    trust: [statement],
    answer: `MalformedPolicyDocument: ${words}`,
  }),
);

const many = (count: number, length: number) =>
  Array.from({ length: count }, (_, at) => allow('s3:GetObject', `arn:aws:s3:::${String(at).padStart(length, 'x')}`));
const notModelled = (what: string) => `NotModelled: The simulator does not judge ${what}; see docs/fidelity.md`;

export const GRAMMAR_CASES: readonly PolicyCase[] = [
  ...identity,
  ...trust,
  {
    name: 'an inline policy of the older version is taken',
    policy: JSON.stringify({ Version: '2008-10-17', Statement: read }),
    answer: 'allowed',
  },
  {
    name: 'an inline policy without a version is taken',
    policy: JSON.stringify({ Statement: read }),
    answer: 'allowed',
  },
  {
    name: 'a managed policy of the older version is refused',
    managed: JSON.stringify({ Version: '2008-10-17', Statement: read }),
    answer: 'MalformedPolicyDocument: Policy document must be version 2012-10-17 or greater.',
  },
  {
    name: 'actions that no service knows are taken',
    policy: text({ ...read, Action: 'nothing:AtAll' }),
    answer: 'allowed',
  },
  {
    name: 'inline policies of more than 10,240 characters are refused',
    policy: many(60, 120),
    answer: 'LimitExceeded: Maximum policy size of 10240 bytes exceeded for role R',
  },
  { name: 'white space does not count', policy: `${' '.repeat(11_000)}${text(read)}`, answer: 'allowed' },
  {
    name: 'a managed policy of more than 6,144 characters is refused',
    managed: many(40, 120),
    answer: 'LimitExceeded: Cannot exceed quota for PolicySize: 6144',
  },
  {
    name: 'a trust policy of more than 2,048 characters is refused',
    trust: [{ ...everyone, ...when('StringEquals', 'sts:ExternalId', ['x'.repeat(2_048)]) }],
    answer: 'LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048',
  },
  {
    name: 'a key that no request here carries is refused by name',
    policy: [allow('ec2:RunInstances', '*', when('StringEquals', 'ec2:InstanceType', 't4g.micro'))],
    answer: notModelled("the condition key 'ec2:InstanceType'"),
  },
  {
    name: 'a global key that no request here carries is refused by name',
    policy: [allow('*', '*', when('StringEquals', 'aws:SourceVpce', 'vpce-1'))],
    answer: notModelled("the condition key 'aws:SourceVpce'"),
  },
  {
    name: 'keys of services that the region does not have are taken',
    policy: [allow('kms:Decrypt', '*', when('StringEquals', 'kms:ViaService', 's3.us-east-1.amazonaws.com'))],
    answer: 'allowed',
  },
  {
    name: 'a bucket policy about another bucket is refused',
    bucket: [{ ...allow('s3:GetObject', 'arn:aws:s3:::other/*'), Principal: '*' }],
    answer: 'MalformedPolicy: Policy has invalid resource',
  },
  {
    name: 'a bucket policy without a resource is refused',
    bucket: [{ Effect: 'Allow', Action: 's3:GetObject', Principal: '*' }],
    answer: 'MalformedPolicy: Missing required field Resource',
  },
  {
    name: 'a bucket policy that is no JSON is refused',
    bucket: 'x',
    answer: 'MalformedPolicy: This policy contains invalid Json',
  },
  {
    name: 'a canonical user is refused by name',
    bucket: [{ ...allow('s3:GetObject', 'arn:aws:s3:::shelf/*'), Principal: { CanonicalUser: '79a5' } }],
    answer: notModelled("the principal 'CanonicalUser'"),
  },
];
