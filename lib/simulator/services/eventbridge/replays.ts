// A replay: the events of an archive that happened in a time, brought to their bus again, a minute of that time after the other.

import type { Replay as ReplaySummary } from '@aws-sdk/client-eventbridge';
import type { ServiceContext } from '../../kernel/service.ts';
import { keptEvents } from './archives.ts';
import type { BusEvent } from './bus-event.ts';
import { replayNotFound } from './errors.ts';
import { route } from './ingest.ts';
import { type Archive, type EventBridgeState, findBus, type Replay } from './state.ts';

type Context = ServiceContext<EventBridgeState>;

const MINUTE_MS = 60_000;

export function findReplay({ state }: { state: EventBridgeState }, name: string | undefined): Replay {
  const replay = state.replays.get(name ?? '');
  if (replay === undefined) throw replayNotFound(name ?? '');
  return replay;
}

/** The events are those that the archive holds now. */
export function runReplay(context: Context, replay: Replay, archive: Archive): void {
  const minutes = new Map<number, BusEvent[]>();
  for (const event of keptEvents(archive, context.clock.nowMs)) {
    const timeMs = Date.parse(event.time);
    if (timeMs < replay.fromMs || timeMs > replay.untilMs) continue;
    const minute = Math.floor(timeMs / MINUTE_MS);
    minutes.set(minute, [...(minutes.get(minute) ?? []), event]);
  }
  const inOrder = [...minutes].sort(([left], [right]) => left - right).map(([, events]) => events);
  const start = context.duration('events.replay-start');
  replay.timer = context.clock.after(start, `start replay ${replay.name}`, () => {
    become(context, replay, 'RUNNING');
    bring(context, replay, inOrder);
  });
}

export function cancelReplay(context: Context, replay: Replay): void {
  context.clock.cancel(replay.timer);
  become(context, replay, 'CANCELLING');
  const rest = context.duration('events.replay-minute');
  replay.timer = context.clock.after(rest, `cancel replay ${replay.name}`, () => end(context, replay, 'CANCELLED'));
}

function bring(context: Context, replay: Replay, [minute, ...others]: readonly BusEvent[][]): void {
  if (minute === undefined) {
    end(context, replay, 'COMPLETED');
    return;
  }
  const bus = findBus(context, replay.destination.Arn);
  for (const event of minute) {
    route(context, bus, { ...event, 'replay-name': replay.name }, replay.destination.FilterArns);
    replay.lastReplayedMs = Date.parse(event.time);
  }
  const next = context.duration('events.replay-minute');
  replay.timer = context.clock.after(next, `replay ${replay.name}`, () => bring(context, replay, others));
}

function end(context: Context, replay: Replay, state: 'COMPLETED' | 'CANCELLED'): void {
  replay.timer = undefined;
  replay.endedMs = context.clock.nowMs;
  become(context, replay, state);
}

function become(context: Context, replay: Replay, state: Replay['state']): void {
  context.transition(replay.arn, replay.state, state);
  replay.state = state;
}

export function replaySummary(replay: Replay): ReplaySummary {
  const { lastReplayedMs, endedMs } = replay;
  return {
    ReplayName: replay.name,
    EventSourceArn: replay.archiveArn,
    State: replay.state,
    EventStartTime: new Date(replay.fromMs),
    EventEndTime: new Date(replay.untilMs),
    ...(lastReplayedMs === undefined ? {} : { EventLastReplayedTime: new Date(lastReplayedMs) }),
    ReplayStartTime: new Date(replay.startedMs),
    ...(endedMs === undefined ? {} : { ReplayEndTime: new Date(endedMs) }),
  };
}
