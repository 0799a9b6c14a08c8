// AWS::SSM::Parameter
import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';

// An AMI id is validated within seconds; a version that has not come by then was refused.
const PATIENCE = 60;

export const parameter: ResourceType = {
  replacedBy: ['Name'],
  create(request) {
    const { Tags = {}, Name = `CFN-${request.logicalId}-${request.generatedName.split('-').at(-1)}` } =
      request.properties;
    const tags = { ...Object.fromEntries(request.tags.map(({ Key, Value }) => [Key, Value])), ...Tags };
    const all = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    const { Version } = request.call('ssm', 'PutParameter', {
      ...settings(request),
      Name,
      ...(all.length === 0 ? {} : { Tags: all }),
    });
    return shown(request, { name: Name, version: Version });
  },
  update(request, { physicalId: Name, previousProperties }) {
    const changed = Object.keys({ ...request.properties, ...previousProperties }).some(
      (key) => key !== 'Tags' && request.properties[key] !== previousProperties[key],
    );
    retag(request, Name, previousProperties['Tags']);
    if (!changed) return shown(request, { name: Name, version: undefined });
    const { Version } = request.call('ssm', 'PutParameter', { ...settings(request), Name, Overwrite: true });
    return shown(request, { name: Name, version: Version });
  },
  delete(request, { physicalId }) {
    request.call('ssm', 'DeleteParameter', { Name: physicalId });
    return undefined;
  },
};

function settings({ properties }: ResourceRequest): object {
  const { Type, Value, Description, AllowedPattern, DataType, Tier, Policies } = properties;
  return { Type, Value, Description, AllowedPattern, DataType, Tier, Policies };
}

function retag(request: ResourceRequest, ResourceId: string, before: Record<string, string> = {}): void {
  const now = {
    ...Object.fromEntries(request.tags.map(({ Key, Value }) => [Key, Value])),
    ...request.properties['Tags'],
  };
  const TagKeys = Object.keys(before).filter((key) => !(key in now));
  const Tags = Object.entries(now).map(([Key, Value]) => ({ Key, Value }));
  const resource = { ResourceType: 'Parameter', ResourceId };
  if (TagKeys.length > 0) request.call('ssm', 'RemoveTagsFromResource', { ...resource, TagKeys });
  if (Tags.length > 0) request.call('ssm', 'AddTagsToResource', { ...resource, Tags });
}

function shown(request: ResourceRequest, made: { name: string; version: number | undefined }) {
  let looks = 0;
  const { Type, Value } = request.properties;
  const settled = (): 'pending' | 'done' | { failed: string } => {
    const Names = [`${made.name}:${made.version}`];
    if (request.call('ssm', 'GetParameters', { Names }).Parameters.length > 0) return 'done';
    return ++looks < PATIENCE ? 'pending' : { failed: `Parameter ${made.name} did not pass its validation: ${Value}` };
  };
  const asynchronous = request.properties['DataType'] === 'aws:ec2:image' && made.version !== undefined;
  return { physicalId: made.name, attributes: { Type, Value }, ...(asynchronous ? { settled } : {}) };
}
