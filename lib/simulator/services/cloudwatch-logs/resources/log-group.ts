import type { ResourceRequest, ResourceResult, ResourceType } from '../../../kernel/service.ts';

export const logGroup: ResourceType = {
  replacedBy: ['LogGroupName'],
  create(request) {
    const name = request.properties['LogGroupName'] ?? request.generatedName;
    request.call('cloudwatch-logs', 'CreateLogGroup', {
      logGroupName: name,
      kmsKeyId: request.properties['KmsKeyId'],
      tags: tagsOf(request),
    });
    return settle(request, name);
  },
  update: (request, { physicalId }) => settle(request, physicalId),
  delete(request, { physicalId }) {
    request.call('cloudwatch-logs', 'DeleteLogGroup', { logGroupName: physicalId });
    return undefined;
  },
};

function settle(request: ResourceRequest, name: string): ResourceResult {
  const days = request.properties['RetentionInDays'];
  if (days !== undefined) {
    request.call('cloudwatch-logs', 'PutRetentionPolicy', { logGroupName: name, retentionInDays: Number(days) });
  } else request.call('cloudwatch-logs', 'DeleteRetentionPolicy', { logGroupName: name });
  return {
    physicalId: name,
    attributes: { Arn: `arn:aws:logs:${request.region}:${request.account}:log-group:${name}:*` },
  };
}

function tagsOf({ properties, tags }: ResourceRequest): Record<string, string> | undefined {
  const own = (properties['Tags'] ?? []) as { Key: string; Value: string }[];
  const all = [...tags, ...own];
  return all.length === 0 ? undefined : Object.fromEntries(all.map(({ Key, Value }) => [Key, Value]));
}
