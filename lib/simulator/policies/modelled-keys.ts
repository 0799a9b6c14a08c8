// The condition keys that requests in the region carry. A condition on another key of these services would never see a value,
// which an allow hides as a denial and a deny as nothing at all: so it is refused by name. Keys of services that the region does
// not have stand in policies as they will: no request is ever judged by them.

import { outsideModel } from './refusals.ts';

const GLOBAL = [
  'CurrentTime',
  'EpochTime',
  'FederatedProvider',
  'PrincipalAccount',
  'PrincipalArn',
  'PrincipalIsAWSService',
  'PrincipalServiceName',
  'PrincipalServiceNamesList',
  'PrincipalTag/*',
  'PrincipalType',
  'RequestedRegion',
  'RequestTag/*',
  'ResourceAccount',
  'ResourceTag/*',
  'SecureTransport',
  'SourceAccount',
  'SourceArn',
  'SourceIp',
  'SourceOwner',
  'TagKeys',
  'TokenIssueTime',
  'userid',
  'username',
  // Nobody here belongs to an organization, so requests carry none of these, as in an AWS account outside of one.
  'PrincipalOrgID',
  'PrincipalOrgPaths',
  'ResourceOrgID',
  'ResourceOrgPaths',
  'SourceOrgID',
  'SourceOrgPaths',
];

const OF_SERVICES: Readonly<Record<string, readonly string[]>> = {
  aws: GLOBAL,
  autoscaling: ['ResourceTag/*'],
  cloudformation: ['ChangeSetName', 'RoleArn', 'TemplateUrl'],
  cloudwatch: ['namespace'],
  dynamodb: ['LeadingKeys', 'ReturnValues', 'Select'],
  ec2: ['CreateAction', 'LaunchTemplate', 'ResourceTag/*'],
  elasticloadbalancing: ['CreateAction', 'ResourceTag/*'],
  events: ['source', 'detail-type', 'TargetArn'],
  iam: ['AWSServiceName', 'PassedToService', 'PermissionsBoundary', 'PolicyARN'],
  imagebuilder: [],
  lambda: ['FunctionArn', 'Principal'],
  logs: [],
  s3: ['delimiter', 'max-keys', 'prefix', 'ResourceAccount', 'x-amz-acl', 'x-amz-server-side-encryption'],
  scheduler: [],
  sns: ['Protocol', 'Endpoint'],
  sqs: [],
  ssm: ['resourceTag/*'],
  states: [],
  sts: ['ExternalId', 'RoleSessionName'],
};

const modelled = new Set(
  Object.entries(OF_SERVICES).flatMap(([prefix, names]) => names.map((name) => `${prefix}:${name}`.toLowerCase())),
);

/** Throws ServiceError NotModelled for a key that the region's services know in AWS and do not fill here. */
export function checkModelled(key: string): void {
  const [prefix = ''] = key.toLowerCase().split(':');
  if (!(prefix in OF_SERVICES)) return;
  const plain = key.toLowerCase().replace(/\/.*$/, '/*');
  if (!modelled.has(plain) && !modelled.has(key.toLowerCase())) throw outsideModel(`the condition key '${key}'`);
}
