// When a schedule occurs.

import { type Calendar, fromWallClock, nextOccurrence, offsetMs, readCalendar } from '../../kernel/calendar.ts';
import { validation } from './errors.ts';

export interface Timing {
  readonly kind:
    | { readonly atMs: number }
    | { readonly rateMs: number; readonly originMs: number }
    | { readonly calendar: Calendar };
  readonly timeZone: string;
  readonly startMs: number | undefined;
  readonly endMs: number | undefined;
}

interface Asked {
  readonly ScheduleExpression?: string | undefined;
  readonly ScheduleExpressionTimezone?: string | undefined;
  readonly StartDate?: Date | undefined;
  readonly EndDate?: Date | undefined;
}

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const EARLIEST_START_MS = 5 * 60_000;

/** @throws ServiceError for expressions, time zones and dates that cannot be */
export function readTiming(asked: Asked, nowMs: number): Timing {
  const { ScheduleExpression: text = '', ScheduleExpressionTimezone: timeZone = 'UTC' } = asked;
  requireTimeZone(timeZone);
  const startMs = asked.StartDate?.getTime();
  const endMs = asked.EndDate?.getTime();
  const kind = readKind(text, timeZone, startMs ?? nowMs);
  const recurs = !('atMs' in kind);
  if (recurs && startMs !== undefined && startMs < nowMs - EARLIEST_START_MS) {
    throw validation('The StartDate you specify cannot be earlier than 5 minutes ago.');
  }
  if (recurs && endMs !== undefined && endMs <= (startMs ?? nowMs)) {
    throw validation(
      startMs === undefined
        ? 'The EndDate you specify cannot be earlier than now.'
        : 'The EndDate you specify cannot be earlier than the StartDate.',
    );
  }
  return { kind, timeZone, startMs, endMs };
}

function readKind(text: string, timeZone: string, originMs: number): Timing['kind'] {
  const rate = /^rate\(([1-9]\d*) (minute|hour|day)s?\)$/.exec(text);
  if (rate !== null) return { rateMs: Number(rate[1]) * (UNIT_MS[rate[2] as string] as number), originMs };
  const at = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/.exec(text);
  if (at !== null) {
    const wallMs = Date.parse(`${at[1]}Z`);
    if (Number.isNaN(wallMs)) throw invalidExpression(text);
    // A time that a change of clocks skips is taken as if the clocks had not changed yet.
    return { atMs: fromWallClock(timeZone, wallMs) ?? wallMs - offsetMs(timeZone, wallMs - 86_400_000) };
  }
  const calendar = readCalendar(/^cron\((.*)\)$/.exec(text)?.[1] ?? '');
  if (calendar === undefined) throw invalidExpression(text);
  return { calendar };
}

function invalidExpression(text: string) {
  return validation(`Invalid Schedule Expression ${text}.`);
}

function requireTimeZone(name: string): void {
  try {
    offsetMs(name, 0);
  } catch {
    throw validation(`Invalid ScheduleExpressionTimezone ${name}.`);
  }
}

/** The first occurrence at or after a moment; undefined when the schedule is over. One-time schedules know no dates. */
export function nextTime(timing: Timing, fromMs: number): number | undefined {
  const { kind, startMs = Number.NEGATIVE_INFINITY, endMs = Number.POSITIVE_INFINITY } = timing;
  if ('atMs' in kind) return kind.atMs >= fromMs ? kind.atMs : undefined;
  const earliestMs = Math.max(fromMs, startMs);
  const found =
    'calendar' in kind
      ? nextOccurrence(kind.calendar, earliestMs - 1, timing.timeZone)
      : kind.originMs + Math.max(0, Math.ceil((earliestMs - kind.originMs) / kind.rateMs)) * kind.rateMs;
  return found !== undefined && found <= endMs ? found : undefined;
}
