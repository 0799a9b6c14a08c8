import type { DescribeTagsRequest, DescribeTagsResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { type FilterPaths, select } from '../filters.ts';
import { page } from '../pages.ts';
import type { Ec2State } from '../state.ts';
import { taggedResources } from '../tagged-resources.ts';

const filters: FilterPaths = {
  'resource-id': 'ResourceId',
  'resource-type': 'ResourceType',
  key: 'Key',
  value: 'Value',
};

export function describeTags(input: DescribeTagsRequest, context: CallContext<Ec2State>): DescribeTagsResult {
  const tags = taggedResources(context).flatMap(({ id, resourceType, tags }) =>
    tags.map(({ Key, Value }) => ({ ResourceId: id, ResourceType: resourceType as 'instance', Key, Value })),
  );
  const byTag = (input.Filters ?? []).map((filter) =>
    filter.Name?.startsWith('tag:')
      ? [
          { Name: 'key', Values: [filter.Name.slice('tag:'.length)] },
          { Name: 'value', Values: filter.Values },
        ]
      : [filter],
  );
  const { items, ...next } = page(select(tags, byTag.flat(), filters), input);
  return { Tags: [...items], ...next };
}
