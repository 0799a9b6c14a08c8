import type { DescribeTimeToLiveCommandInput, DescribeTimeToLiveCommandOutput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { type DynamoDbState, openTable } from '../state.ts';

export function describeTimeToLive(
  input: DescribeTimeToLiveCommandInput,
  context: CallContext<DynamoDbState>,
): Partial<DescribeTimeToLiveCommandOutput> {
  const { timeToLive } = openTable(context, input.TableName as string);
  return {
    TimeToLiveDescription:
      timeToLive === undefined
        ? { TimeToLiveStatus: 'DISABLED' }
        : { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLive.attribute },
  };
}
