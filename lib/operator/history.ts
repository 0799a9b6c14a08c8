import type { CoreSettings } from '../contract/settings.ts';
import { deploymentsOf } from './deployments-of.ts';
import { notDeployed } from './find-line.ts';
import { unusedOf } from './gathering-of.ts';
import { listFleets, listImages } from './list-lines.ts';
import type { DeploymentMessage, ReleaseMessage, SignalMessage, UnusedMessage, VersionMessage } from './message.ts';
import type { Operator } from './operator.ts';
import { readCoreSettings } from './read-settings.ts';
import { releasesOf, versionsOf } from './status-of-image.ts';
import { recentSignals } from './status-of-signals.ts';

export interface HistoryOptions {
  /** An image or a fleet; all of them when absent. */
  name?: string;
  limit?: number;
}

type Entry = SignalMessage | VersionMessage | UnusedMessage | ReleaseMessage | DeploymentMessage;

/** What the ledger remembers, oldest first, so that the newest stands where one looks. */
export async function history(operator: Operator, options: HistoryOptions = {}): Promise<boolean> {
  const { clients, report } = operator;
  const core = await readCoreSettings(clients.ssm);
  const images = (await listImages(clients.ssm)).map((line) => line.image);
  const fleets = (await listFleets(clients.ssm)).map((line) => line.fleet);
  const { name } = options;
  if (name !== undefined && !images.includes(name) && !fleets.includes(name)) {
    notDeployed('image or fleet', name, [...images, ...fleets]);
  }
  const limit = options.limit ?? 50;
  const entries: Entry[] = [];
  for (const image of images.filter((candidate) => name === undefined || candidate === name)) {
    entries.push(...(await entriesOfImage(operator, core, { image, limit })));
  }
  for (const fleet of fleets.filter((candidate) => name === undefined || candidate === name)) {
    entries.push(...(await deploymentsOf(clients, core, fleet)));
  }
  const shown = entries.sort((left, right) => whenOf(left).localeCompare(whenOf(right))).slice(-limit);
  if (shown.length === 0) {
    report({
      event: 'nothing',
      what: 'nothing is remembered yet',
      next: 'ask for a build with "goldsmith build <image>"',
    });
  }
  for (const entry of shown) report(entry);
  return true;
}

async function entriesOfImage(
  { clients }: Operator,
  core: CoreSettings,
  { image, limit }: { image: string; limit: number },
): Promise<Entry[]> {
  return [
    ...(await recentSignals(clients, core, { image, limit })),
    ...(await versionsOf(clients, core, image)),
    ...(await unusedOf(clients, core, image)),
    ...(await releasesOf(clients, core, image)),
  ];
}

/** When it began: times are ISO 8601 and sort as text. */
function whenOf(entry: Entry): string {
  if (entry.event === 'signal') return entry.receivedAt;
  if (entry.event === 'unused') return entry.closedAt;
  if (entry.event === 'version') return entry.createdAt ?? entry.changedAt ?? '';
  return entry.startedAt ?? '';
}
