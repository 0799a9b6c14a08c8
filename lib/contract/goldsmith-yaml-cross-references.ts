import { baseFaults } from './base-faults.ts';
import { didYouMean } from './closest-word.ts';
import type { TreeFault } from './fault.ts';
import { fileFaults, type ReadBeside } from './goldsmith-yaml-files.ts';
import { fleetFaults } from './goldsmith-yaml-fleet-faults.ts';
import { layerFaults } from './goldsmith-yaml-layer-faults.ts';
import { timeFaults } from './goldsmith-yaml-time-faults.ts';
import { foundText, isMap } from './goldsmith-yaml-words.ts';

/**
 * What one part of the file says about another. It works on the file as written, so that these faults show together with
 * those of the schema; what has the wrong kind is left to the schema.
 */
export function crossReferenceFaults(root: unknown, readBeside: ReadBeside): TreeFault[] {
  if (!isMap(root)) return [];
  const images = isMap(root['images']) ? root['images'] : {};
  const fleets = isMap(root['fleets']) ? root['fleets'] : {};
  return [
    ...layerFaults(images),
    ...baseFaults(images),
    ...fleetFaults({ images, fleets, network: root['network'] }),
    ...timeFaults(images, fleets),
    ...ringFaults(root['rings'], Object.keys(fleets)),
    ...fileFaults({ images, fleets, readBeside }),
  ];
}

function ringFaults(rings: unknown, fleets: string[]): TreeFault[] {
  if (!Array.isArray(rings)) return [];
  const faults: TreeFault[] = [];
  const names = new Set<unknown>();
  const ringOf = new Map<string, string>();
  for (const [index, ring] of rings.entries()) {
    if (!isMap(ring)) continue;
    const name = ring['name'];
    if (typeof name === 'string' && names.has(name)) {
      faults.push(fault(['rings', index, 'name'], name, 'a name of its own for each ring'));
    }
    names.add(name);
    for (const [place, fleet] of (Array.isArray(ring['fleets']) ? ring['fleets'] : []).entries()) {
      if (typeof fleet !== 'string') continue;
      const path = ['rings', index, 'fleets', place];
      const other = ringOf.get(fleet);
      if (!fleets.includes(fleet)) {
        faults.push(fault(path, fleet, `a fleet declared under "fleets"${didYouMean(fleet, fleets)}`));
      } else if (other !== undefined) {
        faults.push(fault(path, fleet, `each fleet in one ring; this one is in ring "${other}" already`));
      }
      ringOf.set(fleet, String(name));
    }
  }
  return faults;
}

function fault(path: PropertyKey[], value: unknown, wanted: string): TreeFault {
  return { path, at: 'value', found: foundText(value), wanted };
}
