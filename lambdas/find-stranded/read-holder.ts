import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { ledgerKeys } from '../../lib/contract/ledger.ts';

const client = new DynamoDBClient({});
const table = readEnvironment('ledgerTable', process.env);

/** ARN of the execution that holds a lease. */
export async function readHolder(resource: string): Promise<string | undefined> {
  const { pk, sk } = ledgerKeys.lease(resource);
  const { Item } = await client.send(
    new GetItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: sk } }, ConsistentRead: true }),
  );
  return Item?.['holder']?.S;
}
