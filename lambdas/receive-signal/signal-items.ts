import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ledgerKeys, type SignalFate } from '../../lib/contract/ledger.ts';
import { dynamodb, type Item, key, number, TableName, text, update } from './table.ts';

/** How long the ledger remembers a signal; versions and causes stay. */
const SIGNAL_DAYS = 90;

export interface SignalRecord {
  readonly image: string;
  readonly id: string;
  readonly receivedAt: string;
  readonly kind: string;
  readonly fate: SignalFate;
  readonly reason?: string | undefined;
  readonly version?: string | undefined;
}

export async function recordSignal(signal: SignalRecord): Promise<void> {
  await dynamodb.send(new PutItemCommand({ TableName, Item: signalItem(signal) }));
}

export function signalItem({ image, id, receivedAt, kind, fate, reason, version }: SignalRecord): Item {
  return {
    ...key(ledgerKeys.signal(image, receivedAt, id)),
    image: text(image),
    kind: text(kind),
    fate: text(fate),
    receivedAt: text(receivedAt),
    expiresAt: number(Math.floor(Date.parse(receivedAt) / 1000) + SIGNAL_DAYS * 86_400),
    ...(reason === undefined ? {} : { reason: text(reason) }),
    ...(version === undefined ? {} : { version: text(version) }),
  };
}

/** The last word on a signal that was coalesced into a version that did not need it. */
export function answerSignal(
  signal: { image: string; id: string; receivedAt: string },
  { version, reason }: { version: string; reason: string },
): TransactWriteItem {
  const fate: SignalFate = 'answered';
  return update({
    of: ledgerKeys.signal(signal.image, signal.receivedAt, signal.id),
    UpdateExpression: 'SET fate = :fate, version = :version, reason = :reason',
    ExpressionAttributeValues: { ':fate': text(fate), ':version': text(version), ':reason': text(reason) },
  });
}
