import type { StartReplayCommandInput, StartReplayCommandOutput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { invalidParameter, limitExceeded } from '../errors.ts';
import { runReplay } from '../replays.ts';
import { type Archive, type EventBridgeState, findBus, type Replay, replayArn } from '../state.ts';

/** Quota of an account and Region, which cannot be raised. */
const MAX_ACTIVE = 10;

export function startReplay(
  input: StartReplayCommandInput,
  context: CallContext<EventBridgeState>,
): Partial<StartReplayCommandOutput> {
  const { replays } = context.state;
  const name = input.ReplayName as string;
  const archive = sourceOf(input, context);
  const fromMs = (input.EventStartTime as Date).getTime();
  const untilMs = (input.EventEndTime as Date).getTime();
  if (untilMs <= fromMs) throw invalidParameter('EventEndTime', 'EventStartTime must be before EventEndTime.');
  if (replays.has(name)) throw new ServiceError('ResourceAlreadyExistsException', `Replay ${name} already exists.`);
  const active = [...replays.values()].filter(({ state }) => ['STARTING', 'RUNNING', 'CANCELLING'].includes(state));
  if (active.length >= MAX_ACTIVE) throw limitExceeded();
  const replay: Replay = {
    name,
    arn: replayArn(context, name),
    description: input.Description,
    archiveArn: archive.arn,
    destination: input.Destination as Replay['destination'],
    fromMs,
    untilMs,
    startedMs: context.clock.nowMs,
    state: 'STARTING',
    lastReplayedMs: undefined,
    endedMs: undefined,
    timer: undefined,
  };
  replays.set(name, replay);
  context.transition(replay.arn, undefined, replay.state);
  runReplay(context, replay, archive);
  return { ReplayArn: replay.arn, State: replay.state, ReplayStartTime: new Date(replay.startedMs) };
}

/** An archive is replayed to the bus that it is of. */
function sourceOf(input: StartReplayCommandInput, context: CallContext<EventBridgeState>): Archive {
  const destination = input.Destination?.Arn ?? '';
  if (!/^arn:[^:]+:events:[^:]+:\d{12}:event-bus\//.test(destination)) {
    throw invalidParameter('Destination.Arn', 'Must contain an event bus ARN.');
  }
  const bus = findBus(context, destination);
  const name = input.EventSourceArn?.split('/').at(-1) ?? '';
  const archive = context.state.archives.get(name);
  if (archive === undefined) throw invalidParameter('EventSourceArn', `Archive ${name} does not exist.`);
  if (archive.sourceArn === bus.arn) return archive;
  throw invalidParameter('Destination.Arn', 'Cross event bus replay is not permitted.');
}
