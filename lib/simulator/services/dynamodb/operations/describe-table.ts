import type { DescribeTableCommandInput, DescribeTableCommandOutput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { tableDescription } from '../describe.ts';
import { type DynamoDbState, describedTable } from '../state.ts';

export function describeTable(
  input: DescribeTableCommandInput,
  context: CallContext<DynamoDbState>,
): Partial<DescribeTableCommandOutput> {
  return { Table: tableDescription(describedTable(context, input.TableName as string)) };
}
