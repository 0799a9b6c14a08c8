import { loadGoldsmithYaml } from '../contract/load-goldsmith-yaml.ts';
import type { Report } from './message.ts';

/** Says all that is wrong with a goldsmith.yaml. Needs no account. */
export function validate(report: Report, file: string): boolean {
  const loaded = loadGoldsmithYaml(file);
  if (loaded.ok) {
    const { images, fleets } = loaded.config;
    report({ event: 'valid', file, images: Object.keys(images), fleets: Object.keys(fleets) });
  } else {
    for (const fault of loaded.faults) report({ event: 'fault', ...fault });
  }
  return loaded.ok;
}
