import { advisoryFeeds, rankFeeds } from '../contract/documents.ts';
import { ledgerKeys } from '../contract/ledger.ts';
import type { CoreSettings } from '../contract/settings.ts';
import type { FeedMessage } from './message.ts';
import type { OperatorClients } from './operator.ts';
import { type LedgerItem, readLedger, textOf } from './read-ledger.ts';

/** Each feed that was looked at and that an image asks for, or that fails. */
export async function statusOfFeeds(clients: OperatorClients, core: CoreSettings): Promise<FeedMessage[]> {
  const read = [...advisoryFeeds, ...rankFeeds].map(async (feed) => {
    const [item] = await readLedger(clients.dynamodb, { table: core.table, pk: ledgerKeys.feed(feed).pk });
    return item === undefined || textOf(item, 'idle') !== undefined ? [] : [feedMessage(feed, item)];
  });
  return (await Promise.all(read)).flat();
}

const TEXTS = ['succeededAt', 'changedAt', 'failingSince', 'fault'] as const;

function feedMessage(feed: string, item: LedgerItem): FeedMessage {
  const texts = TEXTS.flatMap((key) => {
    const text = textOf(item, key);
    return text === undefined ? [] : [[key, text]];
  });
  const entries = item['entries'];
  return { event: 'feed', feed, ...Object.fromEntries(texts), ...(typeof entries === 'number' ? { entries } : {}) };
}
