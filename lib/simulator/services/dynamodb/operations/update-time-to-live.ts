import type { UpdateTimeToLiveCommandInput, UpdateTimeToLiveCommandOutput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { validation } from '../errors.ts';
import { type DynamoDbState, openTable } from '../state.ts';

export function updateTimeToLive(
  input: UpdateTimeToLiveCommandInput,
  context: CallContext<DynamoDbState>,
): Partial<UpdateTimeToLiveCommandOutput> {
  const table = openTable(context, input.TableName as string);
  const { Enabled, AttributeName } = input.TimeToLiveSpecification as { Enabled: boolean; AttributeName: string };
  const { timeToLive } = table;
  if (Enabled && timeToLive !== undefined) throw validation('TimeToLive is already enabled');
  if (!Enabled && timeToLive === undefined) throw validation('TimeToLive is already disabled');
  if (!Enabled && timeToLive?.attribute !== AttributeName) {
    throw validation(
      `TimeToLive is active on a different AttributeName: current AttributeName is ${timeToLive?.attribute}`,
    );
  }
  table.timeToLive = Enabled
    ? { attribute: AttributeName, sweepMs: context.clock.nowMs + context.duration('dynamodb.time-to-live-sweep') }
    : undefined;
  return { TimeToLiveSpecification: { Enabled, AttributeName } };
}
