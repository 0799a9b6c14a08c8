import { loadGoldsmithYaml } from '../contract/load-goldsmith-yaml.ts';
import type { Report } from './message.ts';
import type { Operator } from './operator.ts';
import { liveFaults } from './validate-live.ts';

/** Says all that is wrong with a goldsmith.yaml. Needs no account, unless it is to look there too. */
export async function validate(report: Report, file: string, live?: Operator): Promise<boolean> {
  const loaded = loadGoldsmithYaml(file);
  for (const note of loaded.notes) report({ event: 'note', ...note });
  if (!loaded.ok) {
    for (const fault of loaded.faults) report({ event: 'fault', ...fault });
    return false;
  }
  const faults = live === undefined ? [] : await liveFaults(live.clients, loaded.config);
  for (const fault of faults) report({ event: 'fault', ...loaded.place(fault) });
  if (faults.length > 0) return false;
  const { images, fleets } = loaded.config;
  report({ event: 'valid', file, images: Object.keys(images), fleets: Object.keys(fleets) });
  return true;
}
