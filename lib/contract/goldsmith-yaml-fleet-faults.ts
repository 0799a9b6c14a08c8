import { architectureOfInstanceType } from './architecture.ts';
import { architectureOf, resolveBase } from './base.ts';
import { didYouMean } from './closest-word.ts';
import type { TreeFault } from './fault.ts';
import { basesOf } from './goldsmith-yaml-layer-faults.ts';
import { foundText, isMap } from './goldsmith-yaml-words.ts';
import { rootBase } from './image-layers.ts';

type Tree = Record<string, unknown>;
interface Parts {
  images: Tree;
  fleets: Tree;
  network: unknown;
}

export function fleetFaults(parts: Parts): TreeFault[] {
  const fleets = Object.entries(parts.fleets).filter((entry): entry is [string, Tree] => isMap(entry[1]));
  return [
    ...fleets.flatMap(([name, fleet]) => [
      ...imageFaults(['fleets', name], fleet, parts.images),
      ...balancerFaults(['fleets', name], fleet, parts.network),
      ...adoptFaults(['fleets', name], fleet),
    ]),
    ...builderFaults(parts.images),
    ...ruleFaults(fleets),
  ];
}

function imageFaults(path: PropertyKey[], fleet: Tree, images: Tree): TreeFault[] {
  const name = fleet['image'];
  if (typeof name !== 'string') return [];
  if (!Object.hasOwn(images, name)) {
    const names = Object.keys(images);
    return [value([...path, 'image'], name, `an image declared under "images"${didYouMean(name, names)}`)];
  }
  return architectureFaults([...path, 'instanceType'], fleet['instanceType'], rootBase(name, basesOf(images)));
}

function builderFaults(images: Tree): TreeFault[] {
  return Object.entries(images).flatMap(([name, image]) =>
    isMap(image)
      ? architectureFaults(['images', name, 'instanceType'], image['instanceType'], rootBase(name, basesOf(images)))
      : [],
  );
}

/** An instance of the wrong architecture fails only when it is launched, an hour into the first build. */
function architectureFaults(path: PropertyKey[], instanceType: unknown, base: unknown): TreeFault[] {
  if (typeof instanceType !== 'string' || !instanceType.includes('.')) return [];
  const wanted = architectureOf(resolveBase(base) ?? '');
  if (wanted === undefined || wanted === architectureOfInstanceType(instanceType)) return [];
  const example = wanted === 'arm64' ? 't4g.small' : 't3.small';
  return [value(path, instanceType, `a type of architecture ${wanted}, as the image's base has, such as "${example}"`)];
}

function balancerFaults(path: PropertyKey[], fleet: Tree, network: unknown): TreeFault[] {
  const balancer = isMap(fleet['loadBalancer']) ? fleet['loadBalancer'] : {};
  const at = [...path, 'loadBalancer'];
  if (network === 'sample') {
    return ['listener', 'securityGroup']
      .filter((key) => balancer[key] !== undefined && fleet['adopt'] === undefined)
      .map((key) => ({
        path: [...at, key],
        at: 'key',
        found: `a ${key}`,
        wanted: `no ${key} under "network: sample", which brings its own load balancer`,
      }));
  }
  if (!isMap(network) || fleet['adopt'] !== undefined) return [];
  return ['listener', 'securityGroup']
    .filter((key) => balancer[key] === undefined)
    .map((key) => ({
      path: [...at, key],
      at: 'key',
      found: 'nothing',
      wanted: `the ${key === 'listener' ? "ARN of your load balancer's listener" : "id of your load balancer's security group"}, or "network: sample"`,
    }));
}

/** What the owner of an adopted group says elsewhere, and Goldsmith must not say a second time. */
const ownedByOthers = ['capacity', 'instanceType', 'userData'];

function adoptFaults(path: PropertyKey[], fleet: Tree): TreeFault[] {
  if (fleet['adopt'] === undefined) return [];
  return ownedByOthers
    .filter((key) => fleet[key] !== undefined)
    .map((key) => ({
      path: [...path, key],
      at: 'key',
      found: `"${key}" beside "adopt"`,
      wanted: 'one of the two: a group that is adopted brings its own',
    }));
}

/** Two rules of one listener must differ in priority and in what they match, or one fleet gets nothing. */
function ruleFaults(fleets: [string, Tree][]): TreeFault[] {
  const owners = new Map<string, string>();
  return fleets.flatMap(([name, fleet]) => {
    const balancer = isMap(fleet['loadBalancer']) ? fleet['loadBalancer'] : {};
    if (fleet['adopt'] !== undefined) return [];
    const listener = String(balancer['listener'] ?? '');
    const match = `${listener} ${String(balancer['host'] ?? '')} ${String(balancer['path'] ?? '/*')}`;
    const claims = [{ key: 'path', claim: `match ${match}`, wanted: 'a path or host of its own' }];
    if (balancer['priority'] !== undefined) {
      const claim = `priority ${listener} ${String(balancer['priority'])}`;
      claims.push({ key: 'priority', claim, wanted: 'a priority of its own' });
    }
    return claims.flatMap(({ key, claim, wanted }): TreeFault[] => {
      const owner = owners.get(claim);
      owners.set(claim, owner ?? name);
      if (owner === undefined) return [];
      const found = key === 'path' ? foundText(balancer['path'] ?? '/*') : foundText(balancer['priority']);
      const path = ['fleets', name, 'loadBalancer', key];
      return [{ path, at: 'value', found, wanted: `${wanted} on the listener; fleet "${owner}" has this one` }];
    });
  });
}

function value(path: PropertyKey[], found: unknown, wanted: string): TreeFault {
  return { path, at: 'value', found: foundText(found), wanted };
}
