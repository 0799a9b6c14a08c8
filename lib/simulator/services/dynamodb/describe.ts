import type { KeySchemaElement, TableDescription } from '@aws-sdk/client-dynamodb';
import type { KeyNames } from './expressions/key-condition.ts';
import type { Table } from './table.ts';

/** A table as CreateTable, DescribeTable and the like show it. */
export function tableDescription(table: Table): TableDescription {
  const { items, bytes } = table.count();
  const indexes = (global: boolean) =>
    [...table.indexes.values()]
      .filter((index) => index.global === global)
      .map((index) => ({
        ...index.description,
        IndexName: index.name,
        KeySchema: keySchema(index.keys),
        IndexArn: `${table.arn}/index/${index.name}`,
        IndexSizeBytes: 0,
        ItemCount: 0,
        ...(global ? { IndexStatus: 'ACTIVE' as const } : {}),
      }));
  const [global, local] = [indexes(true), indexes(false)];
  return {
    AttributeDefinitions: [...table.attributeTypes].map(([AttributeName, AttributeType]) => ({
      AttributeName,
      AttributeType: AttributeType as 'S',
    })),
    TableName: table.name,
    KeySchema: keySchema(table.keys),
    TableStatus: table.status,
    CreationDateTime: new Date(table.createdMs),
    ProvisionedThroughput: { NumberOfDecreasesToday: 0, ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
    TableSizeBytes: bytes,
    ItemCount: items,
    TableArn: table.arn,
    TableId: table.id,
    ...table.settings,
    ...(global.length > 0 ? { GlobalSecondaryIndexes: global } : {}),
    ...(local.length > 0 ? { LocalSecondaryIndexes: local } : {}),
    DeletionProtectionEnabled: table.deletionProtected,
  };
}

function keySchema({ hash, range }: KeyNames): KeySchemaElement[] {
  const schema: KeySchemaElement[] = [{ AttributeName: hash, KeyType: 'HASH' }];
  return range === undefined ? schema : [...schema, { AttributeName: range, KeyType: 'RANGE' }];
}
