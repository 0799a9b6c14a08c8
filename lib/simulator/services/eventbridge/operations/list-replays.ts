import type { ListReplaysCommandInput, ListReplaysCommandOutput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { validation } from '../errors.ts';
import { pageByName } from '../page-by-name.ts';
import { replaySummary } from '../replays.ts';
import type { EventBridgeState } from '../state.ts';

export function listReplays(
  input: ListReplaysCommandInput,
  context: CallContext<EventBridgeState>,
): Partial<ListReplaysCommandOutput> {
  const { NamePrefix: prefix, EventSourceArn: source, State: state } = input;
  if ([prefix, source, state].filter((filter) => filter !== undefined).length > 1) {
    throw validation(
      'At most one filter is allowed for ListReplays. Use either : State, EventSourceArn, or NamePrefix.',
    );
  }
  const wanted = [...context.state.replays.values()].filter(
    (replay) =>
      replay.name.startsWith(prefix ?? '') &&
      (source === undefined || replay.archiveArn === source) &&
      (state === undefined || replay.state === state),
  );
  const { items, next } = pageByName(wanted, input);
  return { Replays: items.map(replaySummary), ...next };
}
