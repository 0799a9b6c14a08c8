import type { CoreSettings } from '../contract/settings.ts';
import { gatheringOf } from './gathering-of.ts';
import { releaseMessage, versionMessage } from './ledger-messages.ts';
import type { ImageLine } from './list-lines.ts';
import type { GoldenVersion, ImageMessage, ReleaseMessage, VersionMessage } from './message.ts';
import type { OperatorClients } from './operator.ts';
import { readLedger } from './read-ledger.ts';

export async function statusOfImage(
  clients: OperatorClients,
  core: CoreSettings,
  { image, goldenAmi }: ImageLine,
): Promise<ImageMessage> {
  const versions = await versionsOf(clients, core, image);
  const golden = versions.find((version) => version.amiId === goldenAmi);
  const latest = versions[0];
  const releases = await releasesOf(clients, core, image);
  const gathering = await gatheringOf(clients, core, image);
  return {
    event: 'image',
    image,
    ...(goldenAmi === undefined ? {} : { golden: { amiId: goldenAmi, ...goldenFacts(golden) } }),
    ...(latest === undefined
      ? {}
      : {
          latest: {
            version: latest.version,
            state: latest.state,
            ...(latest.changedAt === undefined ? {} : { changedAt: latest.changedAt }),
            reasons: latest.reasons,
          },
        }),
    releases: releases.filter(({ state }) => state === 'queued' || state === 'releasing'),
    ...(gathering === undefined ? {} : { gathering }),
  };
}

function goldenFacts(golden: VersionMessage | undefined): Omit<GoldenVersion, 'amiId'> {
  if (golden === undefined) return {};
  const { version, billFault } = golden;
  return { version, ...(billFault === undefined ? {} : { billFault }) };
}

export async function releasesOf(
  clients: OperatorClients,
  core: CoreSettings,
  image: string,
): Promise<ReleaseMessage[]> {
  const items = await readLedger(clients.dynamodb, { table: core.table, pk: `IMAGE#${image}`, beginsWith: 'RELEASE#' });
  return items.map((item) => releaseMessage(image, item));
}

/** Newest first: by day, then by the number of the day, which does not sort as text. */
export async function versionsOf(
  clients: OperatorClients,
  core: CoreSettings,
  image: string,
): Promise<VersionMessage[]> {
  const items = await readLedger(clients.dynamodb, { table: core.table, pk: `IMAGE#${image}`, beginsWith: 'VERSION#' });
  return items
    .map((item) => versionMessage(image, item))
    .sort((left, right) => right.version.localeCompare(left.version, 'en', { numeric: true }));
}
