import type { ResourceType } from '../../../kernel/service.ts';
import { unlessGone } from './unless-gone.ts';

export const managedPolicy: ResourceType = {
  duration: 'cloudformation.iam-resource',
  replacedBy: ['ManagedPolicyName', 'Path', 'Description'],
  create(request) {
    const { properties } = request;
    const { Policy } = request.call('iam', 'CreatePolicy', {
      PolicyName: properties['ManagedPolicyName'] ?? request.generatedName,
      Path: properties['Path'],
      Description: properties['Description'],
      PolicyDocument: JSON.stringify(properties['PolicyDocument']),
    });
    for (const RoleName of properties['Roles'] ?? []) {
      request.call('iam', 'AttachRolePolicy', { RoleName, PolicyArn: Policy.Arn });
    }
    return { physicalId: Policy.Arn, attributes: { PolicyArn: Policy.Arn, PolicyId: Policy.PolicyId } };
  },
  update(request, { physicalId, previousProperties }) {
    const { properties } = request;
    const { Versions } = request.call('iam', 'ListPolicyVersions', { PolicyArn: physicalId });
    const oldest = Versions.find(({ IsDefaultVersion }: { IsDefaultVersion: boolean }) => !IsDefaultVersion);
    if (Versions.length >= 5 && oldest !== undefined) {
      request.call('iam', 'DeletePolicyVersion', { PolicyArn: physicalId, VersionId: oldest.VersionId });
    }
    request.call('iam', 'CreatePolicyVersion', {
      PolicyArn: physicalId,
      PolicyDocument: JSON.stringify(properties['PolicyDocument']),
      SetAsDefault: true,
    });
    const roles: string[] = properties['Roles'] ?? [];
    for (const RoleName of roles) request.call('iam', 'AttachRolePolicy', { RoleName, PolicyArn: physicalId });
    for (const RoleName of previousProperties['Roles'] ?? []) {
      if (!roles.includes(RoleName)) request.call('iam', 'DetachRolePolicy', { RoleName, PolicyArn: physicalId });
    }
    return { physicalId, attributes: { PolicyArn: physicalId } };
  },
  delete(request, { physicalId }) {
    for (const RoleName of request.properties['Roles'] ?? []) {
      unlessGone(() => request.call('iam', 'DetachRolePolicy', { RoleName, PolicyArn: physicalId }));
    }
    const { Versions } = request.call('iam', 'ListPolicyVersions', { PolicyArn: physicalId });
    for (const { VersionId, IsDefaultVersion } of Versions) {
      if (!IsDefaultVersion) request.call('iam', 'DeletePolicyVersion', { PolicyArn: physicalId, VersionId });
    }
    request.call('iam', 'DeletePolicy', { PolicyArn: physicalId });
    return undefined;
  },
};
