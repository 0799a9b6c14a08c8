import type { DescribeReplayCommandInput, DescribeReplayCommandOutput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { findReplay, replaySummary } from '../replays.ts';
import type { EventBridgeState } from '../state.ts';

export function describeReplay(
  input: DescribeReplayCommandInput,
  context: CallContext<EventBridgeState>,
): Partial<DescribeReplayCommandOutput> {
  const replay = findReplay(context, input.ReplayName);
  const { arn, description, destination } = replay;
  return {
    ReplayArn: arn,
    ...replaySummary(replay),
    ...(description === undefined ? {} : { Description: description }),
    Destination: destination,
  };
}
