import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';
import { unlessGone } from './unless-gone.ts';

/** An inline policy of one or more roles. */
export const policy: ResourceType = {
  duration: 'cloudformation.iam-resource',
  create(request) {
    for (const role of rolesOf(request.properties)) put(request, role);
    return { physicalId: request.generatedName, ref: request.generatedName };
  },
  update(request, { physicalId, previousProperties }) {
    const roles = rolesOf(request.properties);
    for (const role of roles) put(request, role);
    const previousName: string = previousProperties['PolicyName'];
    for (const role of rolesOf(previousProperties)) {
      if (roles.includes(role) && previousName === request.properties['PolicyName']) continue;
      request.call('iam', 'DeleteRolePolicy', { RoleName: role, PolicyName: previousName });
    }
    return { physicalId };
  },
  delete(request) {
    for (const role of rolesOf(request.properties)) {
      const PolicyName = request.properties['PolicyName'];
      unlessGone(() => request.call('iam', 'DeleteRolePolicy', { RoleName: role, PolicyName }));
    }
    return undefined;
  },
};

function rolesOf(properties: Record<string, any>): string[] {
  return properties['Roles'] ?? [];
}

function put(request: ResourceRequest, role: string): void {
  request.call('iam', 'PutRolePolicy', {
    RoleName: role,
    PolicyName: request.properties['PolicyName'],
    PolicyDocument: JSON.stringify(request.properties['PolicyDocument']),
  });
}
