import { ledgerKeys } from '../contract/ledger.ts';
import { parameters } from '../contract/parameters.ts';
import { type CoreSettings, ImageSettings } from '../contract/settings.ts';
import { newestGolden } from '../decisions/plan-release.ts';
import type { ImageLine } from './list-lines.ts';
import type { ReleaseMessage, VersionMessage } from './message.ts';
import type { OperatorClients } from './operator.ts';
import { type LedgerItem, readLedger, textOf } from './read-ledger.ts';
import { parseSettings, readParameter } from './read-settings.ts';
import { releasesOf, versionsOf } from './status-of-image.ts';

/** What is on its way to the fleets of an image. */
export interface ImageFacts {
  readonly image: string;
  /** Newest first. */
  readonly versions: readonly VersionMessage[];
  /** The newest golden version. */
  readonly golden: string | undefined;
  readonly releases: readonly ReleaseMessage[];
  /** The version that is being made, with the keys of its causes. */
  readonly building: { readonly version: string; readonly causes: ReadonlySet<string> } | undefined;
  readonly gathering:
    | { readonly version: string; readonly dueMs: number; readonly causes: ReadonlySet<string> }
    | undefined;
  readonly schedule: ImageSettings['schedule'];
  /** What Inspector found. */
  readonly findings: readonly LedgerItem[];
}

export async function imageFacts(
  clients: OperatorClients,
  core: CoreSettings,
  { image }: ImageLine,
): Promise<ImageFacts> {
  const query = (pk: string, beginsWith?: string) =>
    readLedger(clients.dynamodb, { table: core.table, pk, ...(beginsWith === undefined ? {} : { beginsWith }) });
  const causesOf = async (version: string) =>
    new Set((await query(ledgerKeys.gathered(image, version, '').pk)).map(({ sk }) => sk));
  const versions = await versionsOf(clients, core, image);
  const unfinished = versions.find(({ state }) => state === 'building' || state === 'testing');
  const { pk, sk } = ledgerKeys.gathering(image);
  const [gathering] = await query(pk, sk);
  const settles = gathering === undefined ? undefined : textOf(gathering, 'version');
  const known = versions.map(({ version, state, amiId = '' }) => ({ version, state, amiId }));
  return {
    image,
    versions,
    golden: newestGolden(known)?.version,
    releases: await releasesOf(clients, core, image),
    building: unfinished && { version: unfinished.version, causes: await causesOf(unfinished.version) },
    gathering:
      settles === undefined
        ? undefined
        : { version: settles, dueMs: Number(gathering?.['dueAtMs']), causes: await causesOf(settles) },
    schedule: await scheduleOf(clients, image),
    findings: await query(ledgerKeys.finding(image, '').pk),
  };
}

async function scheduleOf({ ssm }: OperatorClients, image: string): Promise<ImageSettings['schedule']> {
  const name = parameters.imageSettings(image);
  const text = await readParameter(ssm, name);
  return text === undefined ? undefined : parseSettings(ImageSettings.pick({ schedule: true }), name, text).schedule;
}
