import type { CallContext } from '../../../kernel/service.ts';
import { keptEvents, requireGroup, requireStream } from '../groups.ts';
import type { LogEvent, LogsState } from '../state.ts';

const PAGE = 10_000;

/** Tokens name an offset; at the end the forward token repeats itself, which is how readers know that they are there. */
export function getLogEvents(input: any, { state, clock }: CallContext<LogsState>) {
  const group = requireGroup(state, input);
  const all = keptEvents(group, requireStream(group, input.logStreamName), clock.nowMs).filter(
    ({ timestamp }) => timestamp >= (input.startTime ?? 0) && timestamp < (input.endTime ?? Number.POSITIVE_INFINITY),
  );
  const limit = input.limit ?? PAGE;
  const [from, to] = range(input, all, limit);
  return {
    events: all
      .slice(from, to)
      .map(({ timestamp, message, ingestedMs }) => ({ timestamp, message, ingestionTime: ingestedMs })),
    nextForwardToken: `f/${to}`,
    nextBackwardToken: `b/${from}`,
  };
}

function range(input: any, all: readonly LogEvent[], limit: number): [number, number] {
  const [direction, offset] = (input.nextToken ?? '').split('/');
  if (direction === 'f') return [Math.min(Number(offset), all.length), Math.min(Number(offset) + limit, all.length)];
  if (direction === 'b') return [Math.max(0, Number(offset) - limit), Number(offset)];
  return input.startFromHead === true
    ? [0, Math.min(limit, all.length)]
    : [Math.max(0, all.length - limit), all.length];
}
