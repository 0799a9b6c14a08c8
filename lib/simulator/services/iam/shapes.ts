import type { IamState, InstanceProfile, ManagedPolicy, Role } from './state.ts';

/** IAM gives policy documents URL-encoded (RFC 3986). */
export const encodeDocument = (text: string) => encodeURIComponent(text);

export function roleShape(role: Role) {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: role.created,
    AssumeRolePolicyDocument: encodeDocument(role.trust.text),
    Description: role.description,
    MaxSessionDuration: role.maxSessionSeconds,
    PermissionsBoundary:
      role.boundary === undefined
        ? undefined
        : { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: role.boundary },
    Tags: role.tags.length === 0 ? undefined : role.tags,
  };
}

export function policyShape(state: IamState, policy: ManagedPolicy) {
  const roles = [...state.roles.values()];
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: roles.filter(({ attached }) => attached.has(policy.arn)).length,
    PermissionsBoundaryUsageCount: roles.filter(({ boundary }) => boundary === policy.arn).length,
    IsAttachable: true,
    Description: policy.description,
    CreateDate: policy.created,
    UpdateDate: policy.versions.at(-1)?.created,
    Tags: policy.tags,
  };
}

export function profileShape(state: IamState, profile: InstanceProfile) {
  const role = profile.role === undefined ? undefined : state.roles.get(profile.role);
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: profile.arn,
    CreateDate: profile.created,
    Roles: role === undefined ? [] : [roleShape(role)],
    Tags: profile.tags,
  };
}
