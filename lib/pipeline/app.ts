// All stacks: the core, a network for those who have none, one per image, one per fleet.

import type { App } from 'aws-cdk-lib';
import type { FleetConfig, GoldsmithYaml, ImageConfig } from '../contract/goldsmith-yaml.ts';
import { Health } from '../contract/goldsmith-yaml-fleet.ts';
import { inLayers, parentOf, rootBase } from '../contract/image-layers.ts';
import { inheritRootVolumes } from '../contract/root-volume.ts';
import { CoreStack } from './core-stack.ts';
import { FleetStack } from './fleet-stack.ts';
import { ImageStack } from './image-stack.ts';
import { listenerPriorities } from './listener-priorities.ts';
import type { BalancedNetwork, NetworkRef } from './network-ref.ts';
import { SampleNetwork } from './sample-network.ts';

export interface BuildAppOptions {
  /** The folder of goldsmith.yaml, from which relative paths are meant. */
  baseDir: string;
}

export function buildApp(app: App, config: GoldsmithYaml, { baseDir }: BuildAppOptions): void {
  const core = new CoreStack(app, 'goldsmith-core', {});
  const network = networkOf(app, config.network);
  const fleets = Object.entries(config.fleets);
  const configs = inheritRootVolumes(config.images);
  const images = new Map<string, ImageStack>();
  const bases = Object.fromEntries(Object.entries(config.images).map(([name, { base }]) => [name, base]));
  for (const name of inLayers(Object.keys(bases), bases)) {
    const image = configs[name] as ImageConfig;
    const own = fleets.filter(([, fleet]) => fleet.image === name);
    const stack = new ImageStack(app, `goldsmith-image-${name}`, {
      core,
      name,
      image,
      rootBase: String(rootBase(name, bases)),
      fleets: own.map(([fleet]) => fleet),
      network,
      // A proof asks as the image's first fleet will be asked.
      health: own[0]?.[1].health ?? Health.parse({}),
      firstFleet: own[0]?.[1],
      baseDir,
    });
    // The parent's stack ends when there is a version to build on.
    const parent = images.get(parentOf(image.base) ?? '');
    if (parent !== undefined) stack.addStackDependency(parent);
    images.set(name, stack);
  }
  const priorities = listenerPriorities(config.fleets);
  for (const [name, fleet] of fleets) {
    const stack = new FleetStack(app, `goldsmith-fleet-${name}`, {
      core,
      name,
      fleet,
      image: configs[fleet.image],
      rootBase: String(rootBase(fleet.image, bases)),
      network,
      ...balancerOf(fleet, network),
      priority: priorities[name] ?? 1,
      baseDir,
    });
    // The image's stack ends when its first version is golden and the fleet's parameter holds it.
    const image = images.get(fleet.image);
    if (image !== undefined) stack.addStackDependency(image);
  }
}

function networkOf(app: App, network: GoldsmithYaml['network']): NetworkRef {
  if (network === 'sample') return new SampleNetwork(app, 'goldsmith-network').network;
  return { vpcId: network.vpc, subnetIds: network.subnets };
}

type Balancer = Pick<BalancedNetwork, 'listenerArn' | 'loadBalancerSecurityGroupId' | 'loadBalancerFullName'>;

function balancerOf(fleet: FleetConfig, network: NetworkRef): Balancer {
  const listenerArn = fleet.loadBalancer.listener ?? network.listenerArn ?? '';
  return {
    listenerArn,
    loadBalancerSecurityGroupId: fleet.loadBalancer.securityGroup ?? network.loadBalancerSecurityGroupId ?? '',
    loadBalancerFullName: network.loadBalancerFullName ?? fullNameOf(listenerArn),
  };
}

/** `…:listener/app/<name>/<id>/<listener id>` names its balancer. */
function fullNameOf(listenerArn: string): string {
  return /:listener\/(app\/[^/]+\/[^/]+)\//.exec(listenerArn)?.[1] ?? '';
}
