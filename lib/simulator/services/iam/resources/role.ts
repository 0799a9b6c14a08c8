import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';

type Policies = { PolicyName: string; PolicyDocument: object }[];

interface RoleProperties {
  AssumeRolePolicyDocument: object | string;
  Policies?: Policies;
  ManagedPolicyArns?: string[];
}

/** CloudFormation takes a document as a map, or as the text that it is. */
const textOf = (document: object | string): string =>
  typeof document === 'string' ? document : JSON.stringify(document);

export const role: ResourceType = {
  duration: 'cloudformation.iam-resource',
  replacedBy: ['RoleName', 'Path'],
  create(request) {
    const { properties } = request;
    const name: string = properties['RoleName'] ?? request.generatedName.slice(0, 64);
    const { Role } = request.call('iam', 'CreateRole', {
      RoleName: name,
      Path: properties['Path'],
      AssumeRolePolicyDocument: textOf(properties['AssumeRolePolicyDocument']),
      Description: properties['Description'],
      MaxSessionDuration: properties['MaxSessionDuration'],
      PermissionsBoundary: properties['PermissionsBoundary'],
      Tags: [...request.tags, ...(properties['Tags'] ?? [])],
    });
    put(request, name, properties as RoleProperties);
    return { physicalId: name, attributes: { Arn: Role.Arn, RoleId: Role.RoleId } };
  },
  update(request, { physicalId, previousProperties }) {
    const properties = request.properties as RoleProperties;
    const previous = previousProperties as RoleProperties;
    request.call('iam', 'UpdateAssumeRolePolicy', {
      RoleName: physicalId,
      PolicyDocument: textOf(properties.AssumeRolePolicyDocument),
    });
    request.call('iam', 'UpdateRole', {
      RoleName: physicalId,
      Description: request.properties['Description'],
      MaxSessionDuration: request.properties['MaxSessionDuration'],
    });
    const boundary = request.properties['PermissionsBoundary'];
    if (boundary !== undefined) {
      request.call('iam', 'PutRolePermissionsBoundary', { RoleName: physicalId, PermissionsBoundary: boundary });
    } else if (previousProperties['PermissionsBoundary'] !== undefined) {
      request.call('iam', 'DeleteRolePermissionsBoundary', { RoleName: physicalId });
    }
    put(request, physicalId, properties);
    const kept = new Set(properties.Policies?.map(({ PolicyName }) => PolicyName));
    for (const { PolicyName } of previous.Policies ?? []) {
      if (!kept.has(PolicyName)) request.call('iam', 'DeleteRolePolicy', { RoleName: physicalId, PolicyName });
    }
    for (const PolicyArn of previous.ManagedPolicyArns ?? []) {
      if (properties.ManagedPolicyArns?.includes(PolicyArn)) continue;
      request.call('iam', 'DetachRolePolicy', { RoleName: physicalId, PolicyArn });
    }
    const { Role } = request.call('iam', 'GetRole', { RoleName: physicalId });
    return { physicalId, attributes: { Arn: Role.Arn, RoleId: Role.RoleId } };
  },
  delete(request, { physicalId }) {
    const RoleName = physicalId;
    const { PolicyNames } = request.call('iam', 'ListRolePolicies', { RoleName });
    for (const PolicyName of PolicyNames) request.call('iam', 'DeleteRolePolicy', { RoleName, PolicyName });
    const { AttachedPolicies } = request.call('iam', 'ListAttachedRolePolicies', { RoleName });
    for (const { PolicyArn } of AttachedPolicies) request.call('iam', 'DetachRolePolicy', { RoleName, PolicyArn });
    request.call('iam', 'DeleteRole', { RoleName });
    return undefined;
  },
};

function put(request: ResourceRequest, RoleName: string, properties: RoleProperties): void {
  for (const { PolicyName, PolicyDocument } of properties.Policies ?? []) {
    request.call('iam', 'PutRolePolicy', { RoleName, PolicyName, PolicyDocument: JSON.stringify(PolicyDocument) });
  }
  for (const PolicyArn of properties.ManagedPolicyArns ?? []) {
    request.call('iam', 'AttachRolePolicy', { RoleName, PolicyArn });
  }
}
