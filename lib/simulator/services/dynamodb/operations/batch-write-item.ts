import type { BatchWriteItemCommandInput, BatchWriteItemCommandOutput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { inOlderWords, validation } from '../errors.ts';
import { valueText } from '../items.ts';
import { type DynamoDbState, openTable } from '../state.ts';
import { perform, prepareDelete, preparePut, type Write } from '../write.ts';

export function batchWriteItem(
  input: BatchWriteItemCommandInput,
  context: CallContext<DynamoDbState>,
): Partial<BatchWriteItemCommandOutput> {
  const requests = Object.entries(input.RequestItems ?? {});
  if (requests.reduce((sum, [, list]) => sum + list.length, 0) > 25) {
    throw validation('Too many items requested for the BatchWriteItem call');
  }
  const writes: Write[] = [];
  const seen = new Set<string>();
  for (const [name, list] of requests) {
    const table = openTable(context, name);
    for (const { PutRequest, DeleteRequest } of list) {
      if ((PutRequest === undefined) === (DeleteRequest === undefined)) {
        throw validation('Supplied WriteRequest must contain exactly one of PutRequest or DeleteRequest');
      }
      const write = inOlderWords(() =>
        PutRequest === undefined
          ? prepareDelete(table, { Key: DeleteRequest?.Key ?? {} })
          : preparePut(table, { Item: PutRequest.Item ?? {} }),
      );
      const text = [table.name, ...Object.values(write.key).map(valueText)].join('|');
      if (seen.has(text)) throw validation('Provided list of item keys contains duplicates');
      seen.add(text);
      writes.push(write);
    }
  }
  for (const write of writes) perform(write);
  return { UnprocessedItems: {} };
}
