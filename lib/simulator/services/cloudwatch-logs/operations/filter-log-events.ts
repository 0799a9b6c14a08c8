import type { CallContext } from '../../../kernel/service.ts';
import { invalidParameter } from '../errors.ts';
import { filterPattern } from '../filter-pattern.ts';
import { keptEvents, requireGroup } from '../groups.ts';
import type { LogsState } from '../state.ts';

const PAGE = 10_000;

export function filterLogEvents(input: any, { state, clock }: CallContext<LogsState>) {
  const group = requireGroup(state, input);
  if (input.logStreamNames !== undefined && input.logStreamNamePrefix !== undefined) {
    throw invalidParameter('logStreamNames and logStreamNamePrefix are mutually exclusive parameters.');
  }
  const matches = filterPattern(input.filterPattern ?? '');
  const wanted = (name: string) =>
    (input.logStreamNames?.includes(name) ?? true) && name.startsWith(input.logStreamNamePrefix ?? '');
  const all = [...group.streams.values()]
    .filter(({ name }) => wanted(name))
    .flatMap((stream) => keptEvents(group, stream, clock.nowMs).map((event) => ({ stream: stream.name, event })))
    .filter(
      ({ event }) =>
        event.timestamp >= (input.startTime ?? 0) &&
        event.timestamp <= (input.endTime ?? Number.POSITIVE_INFINITY) &&
        matches(event.message),
    )
    .sort((a, b) => a.event.timestamp - b.event.timestamp || a.event.id - b.event.id);
  const from = input.nextToken === undefined ? 0 : Number(input.nextToken);
  const to = from + (input.limit ?? PAGE);
  return {
    events: all.slice(from, to).map(({ stream, event }) => ({
      logStreamName: stream,
      timestamp: event.timestamp,
      message: event.message,
      ingestionTime: event.ingestedMs,
      eventId: String(event.id).padStart(56, '0'),
    })),
    searchedLogStreams: [],
    nextToken: to < all.length ? String(to) : undefined,
  };
}
