import type { ResourceRequest } from '../../kernel/service.ts';

type Tag = { Key: string; Value: string };

/** The tags of a stack's resource: the stack's own and, over them, the resource's. */
export function stackTags(request: ResourceRequest, own: readonly Tag[] = request.properties['Tags'] ?? []): Tag[] {
  const byKey = new Map<string, string>();
  for (const { Key, Value } of [...request.tags, ...own]) byKey.set(Key, Value);
  return [...byKey].map(([Key, Value]) => ({ Key, Value }));
}

/** Tags to be given at creation, for a type of resource. */
export function tagged(request: ResourceRequest, ResourceType: string): { TagSpecifications?: object[] } {
  const Tags = stackTags(request);
  return Tags.length === 0 ? {} : { TagSpecifications: [{ ResourceType, Tags }] };
}

/** Brings the tags of an existing resource to what the template says now. */
export function retag(request: ResourceRequest, id: string, before: readonly Tag[] = []): void {
  const wanted = stackTags(request);
  const gone = before.filter((tag) => !wanted.some((one) => one.Key === tag.Key)).map(({ Key }) => ({ Key }));
  if (gone.length > 0) request.call('ec2', 'DeleteTags', { Resources: [id], Tags: gone });
  if (wanted.length > 0) request.call('ec2', 'CreateTags', { Resources: [id], Tags: wanted });
}
