import { listFleets, listImages } from './list-lines.ts';
import type { Operator } from './operator.ts';
import { readCoreSettings } from './read-settings.ts';
import { statusOfFeeds } from './status-of-feeds.ts';
import { statusOfFixes } from './status-of-fixes.ts';
import { statusOfFleet } from './status-of-fleet.ts';
import { statusOfImage } from './status-of-image.ts';
import { deadSignals, recentSignals } from './status-of-signals.ts';

export interface StatusOptions {
  /** Signals shown of each image. */
  signals?: number;
}

/** What runs, what is golden, what was asked, and what nobody understood. Reads only. */
export async function status(operator: Operator, options: StatusOptions = {}): Promise<boolean> {
  const { clients, report } = operator;
  const core = await readCoreSettings(clients.ssm);
  const images = await listImages(clients.ssm);
  if (images.length === 0) {
    const next = 'declare one in goldsmith.yaml and deploy with "npx cdk deploy --all"';
    report({ event: 'nothing', what: 'no image is deployed', next });
  }
  for (const image of images) report(await statusOfImage(clients, core, image));
  const fleets = await listFleets(clients.ssm);
  for (const fleet of fleets) report(await statusOfFleet(clients, core, fleet));
  for (const fix of await statusOfFixes(operator, core, { images, fleets })) report(fix);
  for (const { image } of images) {
    for (const signal of await recentSignals(clients, core, { image, limit: options.signals ?? 3 })) report(signal);
  }
  for (const feed of await statusOfFeeds(clients, core)) report(feed);
  for (const signal of await deadSignals(clients, core)) report(signal);
  return true;
}
