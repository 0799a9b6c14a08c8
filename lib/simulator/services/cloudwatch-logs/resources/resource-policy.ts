import type { ResourceRequest, ResourceResult, ResourceType } from '../../../kernel/service.ts';

export const resourcePolicy: ResourceType = {
  replacedBy: ['PolicyName'],
  create: (request) => put(request),
  update: (request) => put(request),
  delete(request, { physicalId }) {
    request.call('cloudwatch-logs', 'DeleteResourcePolicy', { policyName: physicalId });
    return undefined;
  },
};

function put(request: ResourceRequest): ResourceResult {
  const { PolicyName: policyName, PolicyDocument: policyDocument } = request.properties;
  request.call('cloudwatch-logs', 'PutResourcePolicy', { policyName, policyDocument });
  return { physicalId: policyName };
}
