import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { ledgerKeys } from '../../lib/contract/ledger.ts';
import { causeItem, type GatheredCause, gatheredItem, type InVain } from './cause-items.ts';
import type { Gathering, HeldBuild, TakenCause } from './ledger.ts';
import { answerSignal, signalItem } from './signal-items.ts';
import { check, key, number, put, remove, text, transact, update } from './table.ts';

export interface Joining {
  readonly image: string;
  /** That of the gathering which is open, or a new one. */
  readonly version: string;
  readonly cause: GatheredCause;
  readonly taken: TakenCause | undefined;
  readonly dueMs: number;
  readonly urgent: boolean;
  readonly inVain: InVain;
  readonly reason: string;
  readonly nowMs: number;
}

/** Opens a gathering with its first cause. The build that was the last when the version was given must be so still: versions are built in order. */
export async function openGathering(joining: Joining, held: HeldBuild | undefined): Promise<void> {
  const { image, version, cause, dueMs, urgent, nowMs } = joining;
  await transact([
    put({
      Item: {
        ...key(ledgerKeys.gathering(image)),
        version: text(version),
        openedAt: text(new Date(nowMs).toISOString()),
        dueAtMs: number(dueMs),
        urgent: { BOOL: urgent },
        signalId: text(cause.signalId),
        causesCount: number(1),
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    }),
    check({
      of: ledgerKeys.build(image),
      ConditionExpression: held === undefined ? 'attribute_not_exists(pk)' : 'version = :held',
      ...(held === undefined ? {} : { ExpressionAttributeValues: { ':held': text(held.version) } }),
    }),
    ...causeWrites(joining),
  ]);
}

/** Adds a cause, or hurries with one that is gathered already. What is due first, or urgent first, sets the time. */
export async function joinGathering(joining: Joining, gathering: Gathering): Promise<void> {
  const { image, version, cause, dueMs, urgent, taken } = joining;
  const known = taken?.version === version;
  const sooner = dueMs < gathering.dueMs || (urgent && !gathering.urgent);
  const changes = ['version = :version', ...(urgent ? ['urgent = :urgent'] : [])];
  // It brings itself back at its own time; the one that did so before stops when it sees that.
  if (sooner) changes.push('dueAtMs = :due', 'signalId = :signal');
  await transact([
    update({
      of: ledgerKeys.gathering(image),
      UpdateExpression: `SET ${changes.join(', ')}${known ? '' : ' ADD causesCount :one'}`,
      ConditionExpression: `version = :version${sooner ? ' AND dueAtMs = :seen' : ''}`,
      ExpressionAttributeValues: {
        ':version': text(version),
        ...(known ? {} : { ':one': number(1) }),
        ...(urgent ? { ':urgent': { BOOL: true } } : {}),
        ...(sooner
          ? {
              ':due': number(Math.min(dueMs, gathering.dueMs)),
              ':seen': number(gathering.dueMs),
              ':signal': text(cause.signalId),
            }
          : {}),
      },
    }),
    ...(known ? [] : causeWrites(joining)),
  ]);
}

function causeWrites(joining: Joining): TransactWriteItem[] {
  const { image, version, cause, taken, inVain, reason } = joining;
  const { kind, signalId: id, receivedAt } = cause;
  return [
    put({
      Item: causeItem(joining, cause, inVain),
      ConditionExpression: `attribute_not_exists(pk)${taken === undefined ? '' : ' OR version = :taken'}`,
      ...(taken === undefined ? {} : { ExpressionAttributeValues: { ':taken': text(taken.version) } }),
    }),
    put({ Item: gatheredItem(joining, cause) }),
    put({ Item: signalItem({ image, id, receivedAt, kind, fate: 'coalesced', reason, version }) }),
  ];
}

interface Answer {
  readonly image: string;
  /** For which they were gathered. */
  readonly version: string;
  /** The version that has their fixes. */
  readonly by: string;
}

/** A transaction holds 100 items, and each cause is three. */
const CAUSES_AT_ONCE = 33;

/** Ends causes that a version has fixed meanwhile. */
export async function answerCauses({ image, version, by }: Answer, causes: readonly GatheredCause[]): Promise<void> {
  const reason = `version ${by} has the fix, as its bill of materials says`;
  for (let from = 0; from < causes.length; from += CAUSES_AT_ONCE) {
    const some = causes.slice(from, from + CAUSES_AT_ONCE);
    await transact(
      some.flatMap(({ key: causeKey, signalId: id, receivedAt }) => [
        update({
          of: ledgerKeys.cause(image, causeKey),
          UpdateExpression: 'SET version = :by',
          ExpressionAttributeValues: { ':by': text(by) },
        }),
        update({
          of: ledgerKeys.gathered(image, version, causeKey),
          UpdateExpression: 'SET answeredBy = :by',
          ExpressionAttributeValues: { ':by': text(by) },
        }),
        answerSignal({ image, id, receivedAt }, { version: by, reason }),
      ]),
    );
  }
}

/** Closes a gathering of which nothing is left to build for. Throws `Changed` when something joined meanwhile. */
export async function closeUnused(
  { image, version, by }: Answer,
  { causesCount }: Gathering,
  nowMs: number,
): Promise<void> {
  const all = causesCount === 1 ? 'its only cause was' : `all its ${causesCount} causes were`;
  await transact([
    remove({
      of: ledgerKeys.gathering(image),
      ConditionExpression: 'version = :version AND causesCount = :count',
      ExpressionAttributeValues: { ':version': text(version), ':count': number(causesCount) },
    }),
    put({
      Item: {
        ...key(ledgerKeys.unused(image, version)),
        image: text(image),
        version: text(version),
        closedAt: text(new Date(nowMs).toISOString()),
        answeredBy: text(by),
        reason: text(`${all} answered by version ${by}`),
      },
    }),
  ]);
}
