import { type AttributeValue, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { ledgerKeys } from '../../lib/contract/ledger.ts';
import type { BuiltVersion, FixCause, PatchedFleet } from '../../lib/decisions/measure-fixes.ts';
import { readItems } from '../plan-release/ledger.ts';

type Item = Record<string, AttributeValue>;

const client = new DynamoDBClient({});
const table = readEnvironment('ledgerTable', process.env);

export async function readVersions(image: string): Promise<BuiltVersion[]> {
  return (await readItems(ledgerKeys.version(image, ''))).map((item) => {
    const goldenAt = text(item, 'state') === 'golden' ? text(item, 'changedAt') : undefined;
    return {
      version: text(item, 'version') ?? '',
      startedAt: text(item, 'createdAt') ?? '',
      ...(goldenAt === undefined ? {} : { goldenAt }),
      causes: (item['causes']?.L ?? []).flatMap(({ M = {} }) => causeOf(M)),
    };
  });
}

export async function readFleet(fleet: string): Promise<PatchedFleet> {
  const deployments = await readItems(ledgerKeys.deployment(fleet, ''));
  const version = text(await get(ledgerKeys.fleet(fleet)), 'version');
  return {
    fleet,
    ...(version === undefined ? {} : { version }),
    deployed: deployments
      .filter((item) => text(item, 'state') === 'deployed' && text(item, 'direction') === 'forward')
      .map((item) => ({ version: text(item, 'version') ?? '', endedAt: text(item, 'endedAt') ?? '' })),
  };
}

/** When a release began, ISO 8601; undefined for one that never did. */
export async function releaseStartedAt(image: string, version: string): Promise<string | undefined> {
  return text(await get(ledgerKeys.release(image, version)), 'startedAt');
}

function causeOf(cause: Item): FixCause[] {
  const [key, publishedAt] = [text(cause, 'key'), text(cause, 'publishedAt')];
  if (key === undefined || publishedAt === undefined) return [];
  const [seenAt, decidedAt] = [text(cause, 'seenAt'), text(cause, 'decidedAt')];
  return [
    {
      key,
      publishedAt,
      ...(seenAt === undefined ? {} : { seenAt }),
      ...(decidedAt === undefined ? {} : { decidedAt }),
    },
  ];
}

const text = (item: Item | undefined, name: string) => item?.[name]?.S;
const keyOf = ({ pk, sk }: { pk: string; sk: string }) => ({ pk: { S: pk }, sk: { S: sk } });

async function get(key: { pk: string; sk: string }): Promise<Item | undefined> {
  return (await client.send(new GetItemCommand({ TableName: table, Key: keyOf(key), ConsistentRead: true }))).Item;
}
