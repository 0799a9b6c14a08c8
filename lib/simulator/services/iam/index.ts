import * as sdk from '@aws-sdk/client-iam';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { addAwsPolicies } from './aws-policies.ts';
import { refuse } from './constraint-words.ts';
import { addClientIdToOpenIdConnectProvider } from './operations/add-client-id-to-open-id-connect-provider.ts';
import { addRoleToInstanceProfile } from './operations/add-role-to-instance-profile.ts';
import { attachRolePolicy } from './operations/attach-role-policy.ts';
import { createInstanceProfile } from './operations/create-instance-profile.ts';
import { createOpenIdConnectProvider } from './operations/create-open-id-connect-provider.ts';
import { createPolicy } from './operations/create-policy.ts';
import { createPolicyVersion } from './operations/create-policy-version.ts';
import { createRole } from './operations/create-role.ts';
import { createServiceLinkedRole } from './operations/create-service-linked-role.ts';
import { deleteInstanceProfile } from './operations/delete-instance-profile.ts';
import { deleteOpenIdConnectProvider } from './operations/delete-open-id-connect-provider.ts';
import { deletePolicy } from './operations/delete-policy.ts';
import { deletePolicyVersion } from './operations/delete-policy-version.ts';
import { deleteRole } from './operations/delete-role.ts';
import { deleteRolePermissionsBoundary } from './operations/delete-role-permissions-boundary.ts';
import { deleteRolePolicy } from './operations/delete-role-policy.ts';
import { detachRolePolicy } from './operations/detach-role-policy.ts';
import { getInstanceProfile } from './operations/get-instance-profile.ts';
import { getOpenIdConnectProvider } from './operations/get-open-id-connect-provider.ts';
import { getPolicy } from './operations/get-policy.ts';
import { getPolicyVersion } from './operations/get-policy-version.ts';
import { getRole } from './operations/get-role.ts';
import { getRolePolicy } from './operations/get-role-policy.ts';
import { listAttachedRolePolicies } from './operations/list-attached-role-policies.ts';
import { listInstanceProfiles } from './operations/list-instance-profiles.ts';
import { listOpenIdConnectProviders } from './operations/list-open-id-connect-providers.ts';
import { listPolicyVersions } from './operations/list-policy-versions.ts';
import { listRolePolicies } from './operations/list-role-policies.ts';
import { listRoles } from './operations/list-roles.ts';
import { putRolePermissionsBoundary } from './operations/put-role-permissions-boundary.ts';
import { putRolePolicy } from './operations/put-role-policy.ts';
import { removeClientIdFromOpenIdConnectProvider } from './operations/remove-client-id-from-open-id-connect-provider.ts';
import { removeRoleFromInstanceProfile } from './operations/remove-role-from-instance-profile.ts';
import { tagRole } from './operations/tag-role.ts';
import { untagRole } from './operations/untag-role.ts';
import { updateAssumeRolePolicy } from './operations/update-assume-role-policy.ts';
import { updateOpenIdConnectProviderThumbprint } from './operations/update-open-id-connect-provider-thumbprint.ts';
import { updateRole } from './operations/update-role.ts';
import { permissions } from './permissions.ts';
import { instanceProfile } from './resources/instance-profile.ts';
import { managedPolicy } from './resources/managed-policy.ts';
import { oidcProvider } from './resources/oidc-provider.ts';
import { policy } from './resources/policy.ts';
import { role } from './resources/role.ts';
import { spreading } from './spreading.ts';
import { createState, type IamState } from './state.ts';

export const iam: ServiceDefinition<IamState> = {
  name: 'iam',
  signingNames: ['iam'],
  actionPrefix: 'iam',
  principal: 'iam.amazonaws.com',
  sdk,
  createState,
  permissions,
  refuse,
  operations: spreading({
    AddClientIDToOpenIDConnectProvider: addClientIdToOpenIdConnectProvider,
    CreateOpenIDConnectProvider: createOpenIdConnectProvider,
    DeleteOpenIDConnectProvider: deleteOpenIdConnectProvider,
    GetOpenIDConnectProvider: getOpenIdConnectProvider,
    ListOpenIDConnectProviders: listOpenIdConnectProviders,
    RemoveClientIDFromOpenIDConnectProvider: removeClientIdFromOpenIdConnectProvider,
    UpdateOpenIDConnectProviderThumbprint: updateOpenIdConnectProviderThumbprint,
    AddRoleToInstanceProfile: addRoleToInstanceProfile,
    AttachRolePolicy: attachRolePolicy,
    CreateInstanceProfile: createInstanceProfile,
    CreatePolicy: createPolicy,
    CreatePolicyVersion: createPolicyVersion,
    CreateRole: createRole,
    CreateServiceLinkedRole: createServiceLinkedRole,
    DeleteInstanceProfile: deleteInstanceProfile,
    DeletePolicy: deletePolicy,
    DeletePolicyVersion: deletePolicyVersion,
    DeleteRole: deleteRole,
    DeleteRolePermissionsBoundary: deleteRolePermissionsBoundary,
    DeleteRolePolicy: deleteRolePolicy,
    DetachRolePolicy: detachRolePolicy,
    GetInstanceProfile: getInstanceProfile,
    GetPolicy: getPolicy,
    GetPolicyVersion: getPolicyVersion,
    GetRole: getRole,
    GetRolePolicy: getRolePolicy,
    ListAttachedRolePolicies: listAttachedRolePolicies,
    ListInstanceProfiles: listInstanceProfiles,
    ListPolicyVersions: listPolicyVersions,
    ListRolePolicies: listRolePolicies,
    ListRoles: listRoles,
    PutRolePermissionsBoundary: putRolePermissionsBoundary,
    PutRolePolicy: putRolePolicy,
    RemoveRoleFromInstanceProfile: removeRoleFromInstanceProfile,
    TagRole: tagRole,
    UntagRole: untagRole,
    UpdateAssumeRolePolicy: updateAssumeRolePolicy,
    UpdateRole: updateRole,
  }),
  resourceTypes: {
    'AWS::IAM::Role': role,
    'AWS::IAM::Policy': policy,
    'AWS::IAM::ManagedPolicy': managedPolicy,
    'AWS::IAM::InstanceProfile': instanceProfile,
    'AWS::IAM::OIDCProvider': oidcProvider,
  },
  start: ({ state, clock }) => addAwsPolicies(state, clock.nowMs),
};
