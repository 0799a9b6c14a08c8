import {
  type AttributeValue,
  DynamoDBClient,
  GetItemCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { readEnvironment } from '../../lib/contract/environment.ts';

export const dynamodb = new DynamoDBClient({});
export const TableName = readEnvironment('ledgerTable', process.env);

export type Item = Record<string, AttributeValue>;
type ItemKey = { readonly pk: string; readonly sk: string };

export const text = (value: string): AttributeValue => ({ S: value });
export const number = (value: number): AttributeValue => ({ N: String(value) });
export const key = ({ pk, sk }: ItemKey) => ({ pk: text(pk), sk: text(sk) });

/** Someone else was quicker: what was read is not so any more, and the question must be asked again. */
export class Changed extends Error {
  override readonly name = 'Changed';
}

export async function getItem(itemKey: ItemKey): Promise<Item | undefined> {
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName, Key: key(itemKey), ConsistentRead: true }));
  return Item;
}

type Write = Omit<NonNullable<TransactWriteItem['Update']>, 'TableName' | 'Key'> & { readonly of: ItemKey };
type Put = Omit<NonNullable<TransactWriteItem['Put']>, 'TableName'>;
type Condition = Omit<NonNullable<TransactWriteItem['ConditionCheck']>, 'TableName' | 'Key'> & { readonly of: ItemKey };

export const put = (request: Put): TransactWriteItem => ({ Put: { TableName, ...request } });
export const update = ({ of, ...request }: Write): TransactWriteItem => ({
  Update: { TableName, Key: key(of), ...request },
});
export const check = ({ of, ...request }: Condition): TransactWriteItem => ({
  ConditionCheck: { TableName, Key: key(of), ...request },
});
export const remove = ({ of, ...request }: Condition): TransactWriteItem => ({
  Delete: { TableName, Key: key(of), ...request },
});

/** All of it or nothing. Throws `Changed` when a condition does not hold or another transaction is at the same items. */
export async function transact(items: TransactWriteItem[]): Promise<void> {
  try {
    await dynamodb.send(new TransactWriteItemsCommand({ TransactItems: items }));
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
    const ours = ['ConditionalCheckFailed', 'TransactionConflict'];
    if (codes.some((code) => ours.includes(code ?? ''))) throw new Changed(error.message, { cause: error });
    throw error;
  }
}
