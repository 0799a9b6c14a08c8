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
    Tags: role.tags.length === 0 ? undefined : role.tags,
  };
}

export function policyShape(state: IamState, policy: ManagedPolicy) {
  let attachments = 0;
  for (const role of state.roles.values()) if (role.attached.has(policy.arn)) attachments++;
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: attachments,
    PermissionsBoundaryUsageCount: 0,
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
