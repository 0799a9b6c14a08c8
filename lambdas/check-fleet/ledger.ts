import { type AttributeValue, DynamoDBClient, GetItemCommand, paginateQuery } from '@aws-sdk/client-dynamodb';
import type { FleetPosition } from '../../lib/contract/deployment.ts';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { ledgerKeys } from '../../lib/contract/ledger.ts';

const client = new DynamoDBClient({});
const table = readEnvironment('ledgerTable', process.env);

type Item = Record<string, AttributeValue>;

const text = (item: Item, name: string) => item[name]?.S ?? '';

/** State of an image version, undefined when the ledger does not know it. */
export async function versionState(image: string, version: string): Promise<string | undefined> {
  return (await get(ledgerKeys.version(image, version)))?.['state']?.S;
}

export interface Current {
  templateVersion: string;
  previous: { version: string; amiId: string; templateVersion: string };
}

/** What the fleet's last deployment left, undefined before the first. */
export async function readCurrent(fleet: string): Promise<Current | undefined> {
  const item = await get(ledgerKeys.fleet(fleet));
  if (item === undefined) return undefined;
  return {
    templateVersion: text(item, 'templateVersion'),
    previous: {
      version: text(item, 'previousVersion'),
      amiId: text(item, 'previousAmi'),
      templateVersion: text(item, 'previousTemplateVersion'),
    },
  };
}

export async function readDeployment(
  fleet: string,
  id: string,
): Promise<{ direction: string; previous: FleetPosition } | undefined> {
  const item = await get(ledgerKeys.deployment(fleet, id));
  // Refused ones have no way back because they changed nothing.
  if (item === undefined || text(item, 'previousTemplateVersion') === '') return undefined;
  return {
    direction: text(item, 'direction'),
    previous: {
      version: text(item, 'previousVersion'),
      amiId: text(item, 'previousAmi'),
      templateVersion: text(item, 'previousTemplateVersion'),
      defaultVersion: text(item, 'previousDefaultVersion'),
    },
  };
}

/** The version that baked an AMI, or the AMI itself when Goldsmith did not bake it. */
export async function versionOfAmi(image: string, amiId: string): Promise<string> {
  const { pk, sk } = ledgerKeys.version(image, '');
  const pages = paginateQuery(
    { client },
    {
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :version)',
      ExpressionAttributeValues: { ':pk': { S: pk }, ':version': { S: sk } },
      ConsistentRead: true,
    },
  );
  for await (const { Items } of pages) {
    const found = Items?.find((item) => item['amiId']?.S === amiId);
    if (found !== undefined) return text(found, 'version');
  }
  return amiId;
}

async function get({ pk, sk }: { pk: string; sk: string }): Promise<Item | undefined> {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: sk } }, ConsistentRead: true }),
  );
  return Item;
}
