import type { ResourceType } from '../../../kernel/service.ts';
import { unlessGone } from './unless-gone.ts';

export const instanceProfile: ResourceType = {
  duration: 'cloudformation.iam-resource',
  replacedBy: ['InstanceProfileName', 'Path'],
  create(request) {
    const { properties } = request;
    const { InstanceProfile } = request.call('iam', 'CreateInstanceProfile', {
      InstanceProfileName: properties['InstanceProfileName'] ?? request.generatedName,
      Path: properties['Path'],
    });
    const name: string = InstanceProfile.InstanceProfileName;
    for (const RoleName of properties['Roles'] ?? []) {
      request.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: name, RoleName });
    }
    return { physicalId: name, attributes: { Arn: InstanceProfile.Arn } };
  },
  update(request, { physicalId, previousProperties }) {
    for (const RoleName of previousProperties['Roles'] ?? []) {
      request.call('iam', 'RemoveRoleFromInstanceProfile', { InstanceProfileName: physicalId, RoleName });
    }
    for (const RoleName of request.properties['Roles'] ?? []) {
      request.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: physicalId, RoleName });
    }
    const { InstanceProfile } = request.call('iam', 'GetInstanceProfile', { InstanceProfileName: physicalId });
    return { physicalId, attributes: { Arn: InstanceProfile.Arn } };
  },
  delete(request, { physicalId }) {
    for (const RoleName of request.properties['Roles'] ?? []) {
      unlessGone(() =>
        request.call('iam', 'RemoveRoleFromInstanceProfile', { InstanceProfileName: physicalId, RoleName }),
      );
    }
    request.call('iam', 'DeleteInstanceProfile', { InstanceProfileName: physicalId });
    return undefined;
  },
};
