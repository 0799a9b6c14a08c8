import type { CreateTableCommandInput, KeySchemaElement } from '@aws-sdk/client-dynamodb';
import { invalidParameter, validation } from './errors.ts';
import type { KeyNames } from './expressions/key-condition.ts';
import type { Index } from './table.ts';

export function readKeySchema(schema: readonly KeySchemaElement[], types: ReadonlyMap<string, string>): KeyNames {
  const [first, second] = schema;
  if (first?.KeyType !== 'HASH') {
    throw invalidParameter('Missing hash key: the first KeySchemaElement is not a HASH key type');
  }
  if (schema.length > 2 || (second !== undefined && second.KeyType !== 'RANGE')) {
    throw validation('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type');
  }
  for (const { AttributeName } of schema) {
    if (types.has(AttributeName as string)) continue;
    throw invalidParameter(
      `Some index key attributes are not defined in AttributeDefinitions. Keys: [${schema.map((key) => key.AttributeName).join(', ')}], AttributeDefinitions: [${[...types.keys()].join(', ')}]`,
    );
  }
  return { hash: first.AttributeName as string, range: second?.AttributeName };
}

export function readIndexes(
  input: Pick<CreateTableCommandInput, 'GlobalSecondaryIndexes' | 'LocalSecondaryIndexes'>,
  types: ReadonlyMap<string, string>,
): Map<string, Index> {
  const indexes = new Map<string, Index>();
  const add = (definition: NonNullable<CreateTableCommandInput['GlobalSecondaryIndexes']>[number], global: boolean) => {
    const name = definition.IndexName as string;
    if (indexes.has(name)) throw invalidParameter(`Duplicate index name: ${name}`);
    const { ProjectionType, NonKeyAttributes } = definition.Projection ?? {};
    if (ProjectionType === undefined) throw invalidParameter('Unknown ProjectionType: null');
    indexes.set(name, {
      name,
      keys: readKeySchema(definition.KeySchema ?? [], types),
      global,
      description: { Projection: definition.Projection },
      projected: ProjectionType === 'ALL' ? undefined : (NonKeyAttributes ?? []),
    });
  };
  for (const definition of input.GlobalSecondaryIndexes ?? []) add(definition, true);
  for (const definition of input.LocalSecondaryIndexes ?? []) add(definition, false);
  return indexes;
}
