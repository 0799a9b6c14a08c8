// Whatever carries tags, found by its id alone.

import type { Tag } from '@aws-sdk/client-ec2';
import type { ServiceContext } from '../../kernel/service.ts';
import { other } from './errors.ts';
import { changeImage } from './images.ts';
import { allInstances, changeInstance, findInstance } from './instances.ts';
import { type KindDescription, kinds } from './network/kinds.ts';
import { change } from './network/records.ts';
import type { Ec2State } from './state.ts';

export interface TaggedResource {
  readonly id: string;
  readonly resourceType: string;
  readonly tags: readonly Tag[];
}

/** @throws InvalidID when nothing has this id */
export function changeTags(context: ServiceContext<Ec2State>, id: string, to: (tags: readonly Tag[]) => Tag[]): void {
  const { state } = context;
  const instance = findInstance(context, id);
  if (instance !== undefined) {
    changeInstance(state, instance, { Tags: to(instance.instance.Tags ?? []) });
    return;
  }
  const image = state.images.get(id);
  if (image !== undefined) {
    changeImage(state, image, { Tags: to(image.image.Tags ?? []) });
    return;
  }
  const snapshot = state.snapshots.get(id);
  if (snapshot !== undefined) {
    state.snapshots.set(id, { ...snapshot, Tags: to(snapshot.Tags ?? []) });
    return;
  }
  const template = state.launchTemplates.get(id);
  if (template !== undefined) {
    const Tags = to(template.template.Tags ?? []);
    state.launchTemplates.set(id, { ...template, template: { ...template.template, Tags } });
    return;
  }
  const network = state.network.get(id);
  if (network !== undefined) {
    change(state, id, { Tags: to(network.value.Tags ?? []) });
    return;
  }
  // Volumes and interfaces exist only inside their instance here, and keep no tags of their own.
  if (/^(vol|eni)-/.test(id)) return;
  throw other('InvalidID', `The ID '${id}' is not valid`);
}

export function taggedResources(context: ServiceContext<Ec2State>): TaggedResource[] {
  const { state } = context;
  return [
    ...allInstances(context).map(({ instance }) => shown(instance.InstanceId, 'instance', instance.Tags)),
    ...[...state.images.values()].map(({ image }) => shown(image.ImageId, 'image', image.Tags)),
    ...[...state.snapshots.values()].map(({ SnapshotId, Tags }) => shown(SnapshotId, 'snapshot', Tags)),
    ...[...state.launchTemplates.values()].map(({ template }) =>
      shown(template.LaunchTemplateId, 'launch-template', template.Tags),
    ),
    ...[...state.network.values()].map(({ kind, id, value }) =>
      shown(id, (kinds[kind] as KindDescription).resourceType, value.Tags),
    ),
  ];
}

function shown(id: string | undefined, resourceType: string, tags: readonly Tag[] = []): TaggedResource {
  return { id: id ?? '', resourceType, tags };
}
