// What all resource types here share: created and updated by one operation each, named by their ARN.

import type { ResourceRequest, ResourceResult, ResourceType } from '../../kernel/service.ts';
import { fromTemplate } from './template-names.ts';

interface Shape {
  /** Create<noun>, Update<noun>, Delete<noun>. */
  readonly noun: string;
  /** The member that holds the ARN. */
  readonly arn: string;
  /** Absent: every change replaces. */
  readonly replacedBy?: readonly string[];
  attributes?(request: ResourceRequest, arn: string): Record<string, unknown>;
}

export function stackResource({ noun, arn, replacedBy, attributes }: Shape): ResourceType {
  const result = (request: ResourceRequest, physicalId: string): ResourceResult => ({
    physicalId,
    attributes: { Arn: physicalId, Name: request.properties['Name'], ...attributes?.(request, physicalId) },
  });
  const changeable: Pick<ResourceType, 'update' | 'replacedBy'> =
    replacedBy === undefined
      ? {}
      : {
          replacedBy,
          update(request, { physicalId, previousProperties }) {
            const { name: _name, tags = {}, ...given } = fromTemplate(request.properties);
            request.call('imagebuilder', `Update${noun}`, { ...given, [arn]: physicalId });
            retag(request, { arn: physicalId, now: tags, before: previousProperties['Tags'] ?? {} });
            return result(request, physicalId);
          },
        };
  return {
    ...changeable,
    create(request) {
      const input = fromTemplate(request.properties);
      const all = { ...stackTags(request), ...input.tags };
      // The service takes no empty map.
      const tags = Object.keys(all).length === 0 ? undefined : all;
      const output = request.call('imagebuilder', `Create${noun}`, { ...input, tags });
      return result(request, output[arn]);
    },
    delete(request, { physicalId }) {
      request.call('imagebuilder', `Delete${noun}`, { [arn]: physicalId });
      return undefined;
    },
  };
}

function stackTags({ tags }: ResourceRequest): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

function retag(
  request: ResourceRequest,
  change: { arn: string; now: Record<string, string>; before: Record<string, string> },
): void {
  const tags = { ...stackTags(request), ...change.now };
  const tagKeys = Object.keys(change.before).filter((key) => !(key in tags));
  if (tagKeys.length > 0) request.call('imagebuilder', 'UntagResource', { resourceArn: change.arn, tagKeys });
  if (Object.keys(tags).length > 0) request.call('imagebuilder', 'TagResource', { resourceArn: change.arn, tags });
}
