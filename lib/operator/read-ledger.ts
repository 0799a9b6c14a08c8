import { type AttributeValue, type DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';

export type LedgerItem = Record<string, unknown> & { pk: string; sk: string };

export interface LedgerQuery {
  table: string;
  pk: string;
  /** Of the sort key. */
  beginsWith?: string;
  newestFirst?: boolean;
  limit?: number;
}

/** Items of one partition. */
export async function readLedger(dynamodb: DynamoDBClient, query: LedgerQuery): Promise<LedgerItem[]> {
  const items: LedgerItem[] = [];
  const pages = paginateQuery(
    { client: dynamodb },
    {
      TableName: query.table,
      ConsistentRead: true,
      KeyConditionExpression: query.beginsWith === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: {
        ':pk': { S: query.pk },
        ...(query.beginsWith === undefined ? {} : { ':sk': { S: query.beginsWith } }),
      },
      ScanIndexForward: query.newestFirst !== true,
      Limit: query.limit,
    },
  );
  for await (const page of pages) {
    items.push(...(page.Items ?? []).map((item) => plainItem(item) as LedgerItem));
    if (query.limit !== undefined && items.length >= query.limit) break;
  }
  return items.slice(0, query.limit);
}

export function plainItem(item: Record<string, AttributeValue>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([key, value]) => [key, plainValue(value)]));
}

function plainValue(value: AttributeValue): unknown {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.L !== undefined) return value.L.map(plainValue);
  if (value.M !== undefined) return plainItem(value.M);
  return value.SS ?? value.NS?.map(Number) ?? value.B ?? value.BS;
}

export function textOf(item: LedgerItem, key: string): string | undefined {
  const value = item[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A list of texts; whoever wrote another shape is shown as JSON. */
export function textsOf(item: LedgerItem, key: string): string[] {
  const value = item[key];
  if (value === undefined || value === '') return [];
  return (Array.isArray(value) ? value : [value]).map((entry) =>
    typeof entry === 'string' ? entry : JSON.stringify(entry),
  );
}
