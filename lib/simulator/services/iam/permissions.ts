import type { CallContext, Permission } from '../../kernel/service.ts';
import { serviceRoleArn } from './service-roles.ts';
import type { IamState, Tag } from './state.ts';

type Judge = (input: any, context: CallContext<IamState>) => readonly Permission[];

const onRole =
  (action: string): Judge =>
  (input: RoleInput, { state, account, partition }) => {
    const known = state.roles.get(input.RoleName);
    const resource = known?.arn ?? `arn:${partition}:iam::${account}:role${input.Path ?? '/'}${input.RoleName}`;
    const conditions = {
      ...Object.fromEntries((known?.tags ?? []).map(({ Key, Value }) => [`aws:ResourceTag/${Key}`, Value])),
      'iam:PolicyARN': input.PolicyArn,
      'iam:PermissionsBoundary': input.PermissionsBoundary ?? known?.boundary,
    };
    const own = { action: `iam:${action}`, resource, conditions };
    const tags = action === 'CreateRole' || action === 'TagRole' ? (input.Tags ?? []) : [];
    if (tags.length === 0) return [own];
    const asked = {
      ...conditions,
      'aws:TagKeys': tags.map(({ Key }) => Key),
      ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value])),
    };
    const tagging = { action: 'iam:TagRole', resource, conditions: asked };
    return action === 'TagRole' ? [tagging] : [{ ...own, conditions: asked }, tagging];
  };

interface RoleInput {
  readonly RoleName: string;
  readonly PolicyArn?: string;
  readonly Path?: string;
  readonly PermissionsBoundary?: string;
  readonly Tags?: readonly Tag[];
}

const onPolicy =
  (action: string): Judge =>
  (input: { PolicyArn?: string; PolicyName?: string; Path?: string }, { account, partition }) => {
    const resource =
      input.PolicyArn ?? `arn:${partition}:iam::${account}:policy${input.Path ?? '/'}${input.PolicyName}`;
    return [{ action: `iam:${action}`, resource }];
  };

const onProfile =
  (action: string, passes = false): Judge =>
  (input: { InstanceProfileName: string; Path?: string; RoleName?: string }, { state, account, partition }) => {
    const known = state.profiles.get(input.InstanceProfileName)?.arn;
    const resource =
      known ?? `arn:${partition}:iam::${account}:instance-profile${input.Path ?? '/'}${input.InstanceProfileName}`;
    const own = { action: `iam:${action}`, resource };
    const role = state.roles.get(input.RoleName ?? '');
    if (!passes || role === undefined) return [own];
    const conditions = { 'iam:PassedToService': 'ec2.amazonaws.com' };
    return [own, { action: 'iam:PassRole', resource: role.arn, conditions }];
  };

const onPath =
  (action: string, kind: string): Judge =>
  (input: { PathPrefix?: string }, { account, partition }) => [
    { action: `iam:${action}`, resource: `arn:${partition}:iam::${account}:${kind}${input.PathPrefix ?? '/'}` },
  ];

const onProvider =
  (action: string): Judge =>
  (input: { OpenIDConnectProviderArn?: string; Url?: string }, { account, partition }) => {
    const named = `arn:${partition}:iam::${account}:oidc-provider/${(input.Url ?? '').replace(/^https:\/\//, '')}`;
    return [{ action: `iam:${action}`, resource: input.OpenIDConnectProviderArn ?? named }];
  };

const roleOperations = [
  'CreateRole',
  'GetRole',
  'UpdateRole',
  'DeleteRole',
  'UpdateAssumeRolePolicy',
  'PutRolePolicy',
  'GetRolePolicy',
  'ListRolePolicies',
  'DeleteRolePolicy',
  'AttachRolePolicy',
  'DetachRolePolicy',
  'ListAttachedRolePolicies',
  'PutRolePermissionsBoundary',
  'DeleteRolePermissionsBoundary',
  'TagRole',
  'UntagRole',
];
const policyOperations = [
  'CreatePolicy',
  'CreatePolicyVersion',
  'DeletePolicyVersion',
  'GetPolicy',
  'GetPolicyVersion',
  'ListPolicyVersions',
  'DeletePolicy',
];
const profileOperations = [
  'CreateInstanceProfile',
  'GetInstanceProfile',
  'RemoveRoleFromInstanceProfile',
  'DeleteInstanceProfile',
];

const providerOperations = [
  'AddClientIDToOpenIDConnectProvider',
  'CreateOpenIDConnectProvider',
  'DeleteOpenIDConnectProvider',
  'GetOpenIDConnectProvider',
  'RemoveClientIDFromOpenIDConnectProvider',
  'UpdateOpenIDConnectProviderThumbprint',
];

export const permissions: Readonly<Record<string, Judge>> = {
  ...Object.fromEntries(roleOperations.map((name) => [name, onRole(name)])),
  ...Object.fromEntries(policyOperations.map((name) => [name, onPolicy(name)])),
  ...Object.fromEntries(providerOperations.map((name) => [name, onProvider(name)])),
  ...Object.fromEntries(profileOperations.map((name) => [name, onProfile(name)])),
  AddRoleToInstanceProfile: onProfile('AddRoleToInstanceProfile', true),
  CreateServiceLinkedRole: (input: { AWSServiceName: string }, context) => [
    {
      action: 'iam:CreateServiceLinkedRole',
      resource: serviceRoleArn(input.AWSServiceName, context),
      conditions: { 'iam:AWSServiceName': input.AWSServiceName },
    },
  ],
  ListRoles: onPath('ListRoles', 'role'),
  ListInstanceProfiles: onPath('ListInstanceProfiles', 'instance-profile'),
};
