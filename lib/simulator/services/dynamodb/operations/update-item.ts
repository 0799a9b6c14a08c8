import type { UpdateItemCommandInput, UpdateItemCommandOutput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { consumed, writeUnits } from '../capacity.ts';
import { enveloped } from '../errors.ts';
import type { Path } from '../expressions/path.ts';
import { project } from '../expressions/projection.ts';
import { type DynamoDbState, openTable } from '../state.ts';
import { type Item, itemSize } from '../values.ts';
import { perform, prepareUpdate } from '../write.ts';

export function updateItem(
  input: UpdateItemCommandInput,
  context: CallContext<DynamoDbState>,
): Partial<UpdateItemCommandOutput> {
  const table = openTable(context, input.TableName as string);
  const write = enveloped(() => prepareUpdate(table, input));
  const { before, after } = perform(write, input.ReturnValuesOnConditionCheckFailure);
  const attributes = returned(input.ReturnValues, write.paths, { before, after });
  return {
    ...(attributes === undefined ? {} : { Attributes: attributes }),
    ...consumed(
      input.ReturnConsumedCapacity,
      table,
      writeUnits(Math.max(itemSize(before ?? {}), itemSize(after ?? {}))),
    ),
  };
}

function returned(
  wanted: string | undefined,
  paths: readonly Path[],
  change: { before: Item | undefined; after: Item | undefined },
): Record<string, Item[string]> | undefined {
  const item = wanted?.endsWith('OLD') ? change.before : change.after;
  if (item === undefined || wanted === undefined || wanted === 'NONE') return undefined;
  if (wanted.startsWith('ALL')) return item;
  const part = project(item, paths);
  return Object.keys(part).length > 0 ? part : undefined;
}
