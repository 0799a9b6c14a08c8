import type { ComponentVersion, ListComponentsRequest, ListComponentsResponse } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { allComponents } from '../components.ts';
import { select } from '../filters.ts';
import { page } from '../pages.ts';
import type { ImagebuilderState } from '../state.ts';

export function listComponents(
  input: ListComponentsRequest,
  context: CallContext<ImagebuilderState>,
): ListComponentsResponse {
  const amazon = input.owner === 'Amazon';
  const versions = new Map<string, ComponentVersion>();
  for (const component of allComponents(context)) {
    if ((component.owner === 'Amazon') !== amazon) continue;
    const { name, version, description, platform, type, owner, dateCreated } = component;
    const arn = component.arn?.replace(/\/\d+$/, '') as string;
    versions.set(arn, { arn, name, version, description, platform, type, owner, dateCreated });
  }
  const names = { name: 'name', version: 'version', type: 'type', platform: 'platform' } as const;
  const { items, ...next } = page(select([...versions.values()], input.filters, names), input);
  return { requestId: context.requestId, componentVersionList: items, ...next };
}
