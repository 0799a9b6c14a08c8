import type { CancelReplayCommandInput, CancelReplayCommandOutput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { cancelReplay as cancel, findReplay } from '../replays.ts';
import type { EventBridgeState } from '../state.ts';

export function cancelReplay(
  input: CancelReplayCommandInput,
  context: CallContext<EventBridgeState>,
): Partial<CancelReplayCommandOutput> {
  const replay = findReplay(context, input.ReplayName);
  if (replay.state !== 'STARTING' && replay.state !== 'RUNNING') {
    throw new ServiceError(
      'IllegalStatusException',
      `Replay ${replay.name} is not in a valid state for this operation.`,
    );
  }
  cancel(context, replay);
  return { ReplayArn: replay.arn, State: replay.state };
}
