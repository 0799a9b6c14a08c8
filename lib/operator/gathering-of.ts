import { ledgerKeys } from '../contract/ledger.ts';
import type { CoreSettings } from '../contract/settings.ts';
import type { ImageMessage, UnusedMessage } from './message.ts';
import type { OperatorClients } from './operator.ts';
import { readLedger, textOf } from './read-ledger.ts';

/** The causes that settle for an image, if any do. */
export async function gatheringOf(
  clients: OperatorClients,
  core: CoreSettings,
  image: string,
): Promise<ImageMessage['gathering']> {
  const { pk, sk } = ledgerKeys.gathering(image);
  const [item] = await readLedger(clients.dynamodb, { table: core.table, pk, beginsWith: sk });
  if (item === undefined) return undefined;
  return {
    version: textOf(item, 'version') ?? '?',
    causes: Number(item['causesCount'] ?? 0),
    dueAt: new Date(Number(item['dueAtMs'] ?? 0)).toISOString(),
    urgent: item['urgent'] === true,
  };
}

/** Versions that were gathered for and never built. */
export async function unusedOf(clients: OperatorClients, core: CoreSettings, image: string): Promise<UnusedMessage[]> {
  const { pk, sk } = ledgerKeys.unused(image, '');
  const items = await readLedger(clients.dynamodb, { table: core.table, pk, beginsWith: sk });
  return items.map((item) => ({
    event: 'unused',
    image,
    version: textOf(item, 'version') ?? '?',
    closedAt: textOf(item, 'closedAt') ?? '',
    reason: textOf(item, 'reason') ?? '',
  }));
}
