import type { CallContext, Permission } from '../../kernel/service.ts';
import type { IamState } from './state.ts';

type Judge = (input: any, context: CallContext<IamState>) => readonly Permission[];

const onRole =
  (action: string): Judge =>
  (input: { RoleName: string; PolicyArn?: string; Path?: string }, { state, account, partition }) => {
    const known = state.roles.get(input.RoleName)?.arn;
    const resource = known ?? `arn:${partition}:iam::${account}:role${input.Path ?? '/'}${input.RoleName}`;
    return [{ action: `iam:${action}`, resource, conditions: { 'iam:PolicyARN': input.PolicyArn } }];
  };

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

export const permissions: Readonly<Record<string, Judge>> = {
  ...Object.fromEntries(roleOperations.map((name) => [name, onRole(name)])),
  ...Object.fromEntries(policyOperations.map((name) => [name, onPolicy(name)])),
  ...Object.fromEntries(profileOperations.map((name) => [name, onProfile(name)])),
  AddRoleToInstanceProfile: onProfile('AddRoleToInstanceProfile', true),
  ListRoles: onPath('ListRoles', 'role'),
  ListInstanceProfiles: onPath('ListInstanceProfiles', 'instance-profile'),
};
