// What the permissions of several calls are put together from: ARNs, tags of what is there, tags of what is asked for.

import type { Tag, TagSpecification } from '@aws-sdk/client-ec2';
import type { CallContext, Permission } from '../../kernel/service.ts';
import { type KindDescription, kinds } from './network/kinds.ts';
import type { Ec2State } from './state.ts';

export type Context = CallContext<Ec2State>;

const TYPES: Readonly<Record<string, string>> = {
  i: 'instance',
  ami: 'image',
  snap: 'snapshot',
  lt: 'launch-template',
  vol: 'volume',
  eni: 'network-interface',
  ...Object.fromEntries(Object.values<KindDescription>(kinds).map((kind) => [kind.prefix, kind.resourceType])),
};

/** An ARN by the id's prefix; AMIs and snapshots carry no account in theirs. */
export function arnOf({ partition, region, account }: Context, id: string): string {
  const type = TYPES[id.slice(0, id.indexOf('-'))] ?? 'instance';
  const owner = type === 'image' || type === 'snapshot' ? '' : account;
  return `arn:${partition}:ec2:${region}:${owner}:${type}/${id}`;
}

export function anyOf({ partition, region, account }: Context, type: string): string {
  const owner = type === 'image' || type === 'snapshot' ? '' : account;
  return `arn:${partition}:ec2:${region}:${owner}:${type}/*`;
}

export function tagsOf({ state }: Context, id: string): Tag[] {
  return (
    state.instances.get(id)?.instance.Tags ??
    state.images.get(id)?.image.Tags ??
    state.snapshots.get(id)?.Tags ??
    state.launchTemplates.get(id)?.template.Tags ??
    state.network.get(id)?.value.Tags ??
    []
  );
}

export function on(context: Context, action: string, ids: readonly (string | undefined)[]): Permission[] {
  return ids.flatMap((id) => {
    if (id === undefined) return [];
    const tags = tagsOf(context, id).flatMap(({ Key, Value }) => [
      [`aws:ResourceTag/${Key}`, Value],
      [`ec2:ResourceTag/${Key}`, Value],
    ]);
    return [{ action, resource: arnOf(context, id), conditions: Object.fromEntries(tags) }];
  });
}

export function requestTags(tags: readonly Tag[]): NonNullable<Permission['conditions']> {
  return {
    ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value])),
    'aws:TagKeys': tags.map(({ Key }) => Key ?? ''),
  };
}

/** Tags given at creation need CreateTags for the new resource, with the creating call named. */
export function taggingAtCreation(
  context: Context,
  createAction: string,
  specifications: readonly TagSpecification[] = [],
): Permission[] {
  return specifications
    .filter(({ Tags = [] }) => Tags.length > 0)
    .map(({ ResourceType = 'instance', Tags = [] }) => ({
      action: 'ec2:CreateTags',
      resource: anyOf(context, ResourceType),
      conditions: { ...requestTags(Tags), 'ec2:CreateAction': createAction },
    }));
}
