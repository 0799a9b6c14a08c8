import type { CallContext } from '../../../kernel/service.ts';
import { invalidParameter } from '../errors.ts';
import { requireGroup, requireStream } from '../groups.ts';
import type { LogsState } from '../state.ts';

const TOO_NEW_MS = 2 * 3_600_000;
const TOO_OLD_MS = 14 * 86_400_000;

/** Sequence tokens have been ignored by AWS since 2023. */
export function putLogEvents(input: any, { state, clock }: CallContext<LogsState>) {
  const stream = requireStream(requireGroup(state, input), input.logStreamName);
  const events: { timestamp: number; message: string }[] = input.logEvents;
  if (events.length === 0) throw invalidParameter('Log events in a single PutLogEvents request must not be empty.');
  const unsorted = events.some(({ timestamp }, i) => timestamp < (events[i - 1]?.timestamp ?? 0));
  if (unsorted) throw invalidParameter('Log events in a single PutLogEvents request must be in chronological order.');
  const now = clock.nowMs;
  const old = events.filter(({ timestamp }) => timestamp < now - TOO_OLD_MS).length;
  const tooNew = events.findIndex(({ timestamp }) => timestamp > now + TOO_NEW_MS);
  const accepted = events.slice(old, tooNew < 0 ? undefined : tooNew);
  for (const { timestamp, message } of accepted) {
    stream.events.push({ id: state.nextEventId++, timestamp, message, ingestedMs: now });
  }
  const rejected = {
    ...(old === 0 ? {} : { tooOldLogEventEndIndex: old }),
    ...(tooNew < 0 ? {} : { tooNewLogEventStartIndex: tooNew }),
  };
  return Object.keys(rejected).length === 0 ? {} : { rejectedLogEventsInfo: rejected };
}
