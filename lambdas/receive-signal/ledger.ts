import {
  type AttributeValue,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type ImageVersionState, ledgerKeys, type SignalFate, type Verdict } from '../../lib/contract/ledger.ts';

const dynamodb = new DynamoDBClient({});
/** How long the ledger remembers a signal; versions and causes stay. */
const SIGNAL_DAYS = 90;

export interface Beginning {
  readonly image: string;
  readonly version: string;
  readonly parentAmi: string;
  readonly cause: { readonly kind: string; readonly key: string; readonly receivedAt: string };
  readonly signalId: string;
  readonly nowMs: number;
  /** The version that took up the cause before, and broke. */
  readonly retries: string | undefined;
  /** The build that held the image before, known to have ended. */
  readonly replaces: string | undefined;
}

export interface TakenCause {
  readonly signalId: string;
  readonly version: string;
  readonly verdict: Verdict | undefined;
}

export interface HeldBuild {
  readonly version: string;
  readonly beganMs: number;
}

export interface SignalRecord {
  readonly image: string;
  readonly id: string;
  readonly receivedAt: string;
  readonly kind: string;
  readonly fate: SignalFate;
  readonly reason?: string;
  readonly version?: string | undefined;
}

const text = (value: string): AttributeValue => ({ S: value });
const key = ({ pk, sk }: { pk: string; sk: string }) => ({ pk: text(pk), sk: text(sk) });

/** The part of the ledger that signals touch. */
export class Ledger {
  readonly #table: string;

  constructor(table: string) {
    this.#table = table;
  }

  async cause(image: string, causeKey: string): Promise<TakenCause | undefined> {
    const item = await this.#get(ledgerKeys.cause(image, causeKey));
    const version = item?.['version']?.S;
    if (item === undefined || version === undefined) return undefined;
    const built = await this.#get(ledgerKeys.version(image, version));
    return { signalId: item['signalId']?.S ?? '', version, verdict: built?.['verdict']?.S as Verdict | undefined };
  }

  /** The build that began last, and when, in epoch milliseconds. */
  async build(image: string): Promise<HeldBuild | undefined> {
    const item = await this.#get(ledgerKeys.build(image));
    if (item === undefined) return undefined;
    return { version: item['version']?.S ?? '', beganMs: Number(item['beganMs']?.N) };
  }

  /** `2026.11.21-2`: the day, and how many came before on it. A number may stay unused, none is given twice. */
  async newVersion(image: string, date: string): Promise<string> {
    const { Attributes } = await dynamodb.send(
      new UpdateItemCommand({
        TableName: this.#table,
        Key: key(ledgerKeys.counter(image, date)),
        UpdateExpression: 'ADD #count :one',
        ExpressionAttributeNames: { '#count': 'count' },
        ExpressionAttributeValues: { ':one': { N: '1' } },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return `${date.replaceAll('-', '.')}-${Attributes?.['count']?.N}`;
  }

  /**
   * Takes the image for a build, its cause and its base AMI together, or nothing of it. False when another signal took one of
   * them first.
   */
  async begin(build: Beginning): Promise<boolean> {
    const { image, version, cause, signalId, retries } = build;
    const mine = { signalId: text(signalId), version: text(version) };
    const causeItem = { ...key(ledgerKeys.cause(image, cause.key)), ...mine, kind: text(cause.kind) };
    const free = {
      ConditionExpression: `attribute_not_exists(pk) OR signalId = :signal${retries === undefined ? '' : ' OR version = :retried'}`,
      ExpressionAttributeValues: {
        ':signal': text(signalId),
        ...(retries === undefined ? {} : { ':retried': text(retries) }),
      },
    };
    try {
      await dynamodb.send(
        new TransactWriteItemsCommand({
          TransactItems: [
            { Put: { TableName: this.#table, Item: causeItem, ...free } },
            this.#takeImage(build),
            // Whatever it was built for, it is built on this base: nobody needs to build on it again.
            ...(cause.key === build.parentAmi
              ? []
              : [{ Put: { TableName: this.#table, Item: this.#baseItem(build) } }]),
            this.#versionItem(build),
          ],
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof TransactionCanceledException) return false;
      throw error;
    }
  }

  async recordSignal(signal: SignalRecord): Promise<void> {
    const { image, id, receivedAt, kind, fate, reason, version } = signal;
    await dynamodb.send(
      new PutItemCommand({
        TableName: this.#table,
        Item: {
          ...key(ledgerKeys.signal(image, receivedAt, id)),
          image: text(image),
          kind: text(kind),
          fate: text(fate),
          receivedAt: text(receivedAt),
          expiresAt: { N: String(Math.floor(Date.parse(receivedAt) / 1000) + SIGNAL_DAYS * 86_400) },
          ...(reason === undefined ? {} : { reason: text(reason) }),
          ...(version === undefined ? {} : { version: text(version) }),
        },
      }),
    );
  }

  #takeImage({ image, version, replaces, nowMs }: Beginning) {
    return {
      Put: {
        TableName: this.#table,
        Item: { ...key(ledgerKeys.build(image)), version: text(version), beganMs: { N: String(nowMs) } },
        ConditionExpression:
          replaces === undefined ? 'attribute_not_exists(pk) OR version = :mine' : 'version IN (:mine, :replaced)',
        ExpressionAttributeValues: {
          ':mine': text(version),
          ...(replaces === undefined ? {} : { ':replaced': text(replaces) }),
        },
      },
    };
  }

  #baseItem({ image, version, parentAmi, signalId }: Beginning) {
    return {
      ...key(ledgerKeys.cause(image, parentAmi)),
      kind: text('base-image'),
      version: text(version),
      // Of no signal: a later base-image signal is answered by this version.
      signalId: text(`${signalId} as base`),
    };
  }

  #versionItem({ image, version, parentAmi, cause }: Beginning) {
    const state: ImageVersionState = 'building';
    const { kind, key: causeKey, receivedAt } = cause;
    return {
      Update: {
        TableName: this.#table,
        Key: key(ledgerKeys.version(image, version)),
        UpdateExpression:
          'SET image = :image, version = :version, causes = :causes, parentAmi = :parent, createdAt = :at, #state = if_not_exists(#state, :state), changedAt = if_not_exists(changedAt, :at)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':image': text(image),
          ':version': text(version),
          ':causes': { L: [{ M: { kind: text(kind), key: text(causeKey), receivedAt: text(receivedAt) } }] },
          ':parent': text(parentAmi),
          ':at': text(receivedAt),
          ':state': text(state),
        },
      },
    };
  }

  async #get(itemKey: { pk: string; sk: string }): Promise<Record<string, AttributeValue> | undefined> {
    const { Item } = await dynamodb.send(
      new GetItemCommand({ TableName: this.#table, Key: key(itemKey), ConsistentRead: true }),
    );
    return Item;
  }
}
