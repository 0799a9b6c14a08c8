import type { GoldsmithYaml } from '../contract/goldsmith-yaml.ts';

/**
 * A rule's priority for each fleet: as written, else the next free one. A listener tries its rules in that order, so hosts
 * come before bare paths and longer paths before shorter ones.
 */
export function listenerPriorities(fleets: GoldsmithYaml['fleets']): Record<string, number> {
  const written = Object.values(fleets).flatMap((fleet) => fleet.loadBalancer.priority ?? []);
  const taken = new Set(written);
  const priorities: Record<string, number> = {};
  let next = 100;
  const entries = Object.entries(fleets).sort(([, left], [, right]) => weight(right) - weight(left));
  for (const [name, { loadBalancer }] of entries) {
    while (taken.has(next)) next += 1;
    priorities[name] = loadBalancer.priority ?? next;
    taken.add(priorities[name]);
  }
  return priorities;
}

function weight({ loadBalancer }: GoldsmithYaml['fleets'][string]): number {
  return (loadBalancer.host === undefined ? 0 : 1000) + loadBalancer.path.length;
}
