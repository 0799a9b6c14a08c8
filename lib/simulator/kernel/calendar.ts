// Calendar expressions of six fields: minutes, hours, day of month, month, day of week, year. They speak of wall-clock
// time in a time zone: a time that a change of clocks skips does not occur, one that it repeats occurs once.

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly words: readonly string[];
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const MINUTES: Field = { name: 'minutes', min: 0, max: 59, words: [] };
const HOURS: Field = { name: 'hours', min: 0, max: 23, words: [] };
const DAY_OF_MONTH: Field = { name: 'day of month', min: 1, max: 31, words: [] };
const MONTH: Field = { name: 'month', min: 1, max: 12, words: MONTHS };
const DAY_OF_WEEK: Field = { name: 'day of week', min: 1, max: 7, words: WEEKDAYS };
const YEAR: Field = { name: 'year', min: 1970, max: 2199, words: [] };

interface Month {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly days: number;
  /** Day of the week of the first, Sunday 0. */
  readonly firstWeekday: number;
}

/** Days of a month that one piece of a day field names. */
type Days = (month: Month) => readonly number[];

export interface Calendar {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly months: readonly number[];
  readonly years: readonly number[];
  readonly days: readonly Days[];
}

/** Reads an expression; undefined when it is none. */
export function readCalendar(text: string): Calendar | undefined {
  const parts = text.trim().toUpperCase().split(/\s+/);
  const [minutes, hours, dayOfMonth, month, dayOfWeek, year] = parts;
  if (parts.length !== 6 || dayOfMonth === undefined || dayOfWeek === undefined) return undefined;
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) return undefined;
  const days = dayOfWeek === '?' ? pieces(dayOfMonth, monthDays) : pieces(dayOfWeek, weekDays);
  const read = {
    minutes: numbers(minutes as string, MINUTES),
    hours: numbers(hours as string, HOURS),
    months: numbers(month as string, MONTH),
    years: numbers(year as string, YEAR),
    days,
  };
  return Object.values(read).includes(undefined) ? undefined : (read as Calendar);
}

/**
 * The first occurrence after a moment, both epoch milliseconds; undefined when there is none.
 * @param timeZone IANA name
 */
export function nextOccurrence(calendar: Calendar, afterMs: number, timeZone: string): number | undefined {
  const start = new Date(afterMs + offsetMs(timeZone, afterMs));
  const firstMonth = start.getUTCFullYear() * 12 + start.getUTCMonth();
  for (let at = firstMonth; at < (YEAR.max + 1) * 12; at++) {
    const month = monthAt(Math.floor(at / 12), (at % 12) + 1);
    if (!calendar.years.includes(month.year) || !calendar.months.includes(month.month)) continue;
    const firstDay = at === firstMonth ? start.getUTCDate() : 1;
    for (const day of daysOf(calendar, month)) {
      if (day < firstDay) continue;
      const found = firstOnDay(calendar, Date.UTC(month.year, month.month - 1, day), { afterMs, timeZone });
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function firstOnDay(
  calendar: Calendar,
  dayMs: number,
  { afterMs, timeZone }: { afterMs: number; timeZone: string },
): number | undefined {
  for (const hour of calendar.hours) {
    for (const minute of calendar.minutes) {
      const ms = fromWallClock(timeZone, dayMs + (hour * 60 + minute) * 60_000);
      if (ms !== undefined && ms > afterMs) return ms;
    }
  }
  return undefined;
}

function daysOf(calendar: Calendar, month: Month): number[] {
  return [...new Set(calendar.days.flatMap((days) => days(month)))]
    .filter((day) => day >= 1 && day <= month.days)
    .sort((a, b) => a - b);
}

/**
 * The moment at which clocks in a time zone show a wall-clock time, given as if it were UTC: the earlier one when they
 * show it twice, undefined when they never do.
 */
export function fromWallClock(timeZone: string, wallMs: number): number | undefined {
  if (timeZone === 'UTC') return wallMs;
  const day = 86_400_000;
  const candidates = [wallMs - day, wallMs + day]
    .map((near) => wallMs - offsetMs(timeZone, near))
    .filter((ms) => ms + offsetMs(timeZone, ms) === wallMs);
  return candidates.length === 0 ? undefined : Math.min(...candidates);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far clocks in a time zone are ahead of UTC at a moment. @throws RangeError for an unknown zone */
export function offsetMs(timeZone: string, ms: number): number {
  if (timeZone === 'UTC') return 0;
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const at: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(ms)) at[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = at;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}

function monthAt(year: number, month: number): Month {
  return {
    year,
    month,
    days: new Date(Date.UTC(year, month, 0)).getUTCDate(),
    firstWeekday: new Date(Date.UTC(year, month - 1, 1)).getUTCDay(),
  };
}

function weekdayOf({ firstWeekday }: Month, day: number): number {
  return (firstWeekday + day - 1) % 7;
}

function pieces(text: string, read: (piece: string) => Days | undefined): Days[] | undefined {
  const days = text.split(',').map(read);
  return days.includes(undefined) ? undefined : (days as Days[]);
}

function monthDays(piece: string): Days | undefined {
  const fromLast = /^L(?:-(\d{1,2}))?$/.exec(piece);
  if (fromLast !== null) return ({ days }) => [days - Number(fromLast[1] ?? 0)];
  if (piece === 'LW') return (month) => [nearestWeekday(month, month.days)];
  const near = /^(\d{1,2})W$/.exec(piece);
  if (near !== null) return (month) => [nearestWeekday(month, Math.min(Number(near[1]), month.days))];
  const plain = numbers(piece, DAY_OF_MONTH);
  return plain === undefined ? undefined : () => plain;
}

/** The working day closest to a day, within the same month. */
function nearestWeekday(month: Month, day: number): number {
  const weekday = weekdayOf(month, day);
  if (weekday === 6) return day === 1 ? 3 : day - 1;
  if (weekday === 0) return day === month.days ? day - 2 : day + 1;
  return day;
}

function weekDays(piece: string): Days | undefined {
  if (piece === 'L') return (month) => every(month, 6);
  const last = /^([A-Z]{3}|\d)L$/.exec(piece);
  const nth = /^([A-Z]{3}|\d)#([1-5])$/.exec(piece);
  const special = last ?? nth;
  if (special !== null) {
    const weekday = numberOf(special[1] as string, DAY_OF_WEEK);
    if (weekday === undefined) return undefined;
    return (month) => {
      const days = every(month, weekday - 1);
      const day = last !== null ? days.at(-1) : days[Number(special[2]) - 1];
      return day === undefined ? [] : [day];
    };
  }
  const plain = numbers(piece, DAY_OF_WEEK);
  return plain === undefined ? undefined : (month) => plain.flatMap((weekday) => every(month, weekday - 1));
}

function every(month: Month, weekday: number): number[] {
  const days: number[] = [];
  for (let day = 1 + ((weekday - month.firstWeekday + 7) % 7); day <= month.days; day += 7) days.push(day);
  return days;
}

/** The numbers that a field names, ascending: lists of values, ranges and steps. */
function numbers(text: string, field: Field): number[] | undefined {
  const found = new Set<number>();
  for (const piece of text.split(',')) {
    const [span, step, ...rest] = piece.split('/');
    if (span === undefined || rest.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return undefined;
    const bounds = range(span, field, step !== undefined);
    if (bounds === undefined) return undefined;
    for (let value = bounds[0]; value <= bounds[1]; value += Number(step ?? 1)) found.add(value);
  }
  return [...found].sort((a, b) => a - b);
}

function range(span: string, field: Field, stepped: boolean): [number, number] | undefined {
  if (span === '*') return [field.min, field.max];
  const ends = span.split('-').map((end) => numberOf(end, field));
  const [low, high] = ends;
  if (low === undefined || ends.length > 2 || ends.includes(undefined)) return undefined;
  if (high === undefined) return [low, stepped ? field.max : low];
  return low <= high ? [low, high] : undefined;
}

function numberOf(text: string, field: Field): number | undefined {
  const word = field.words.indexOf(text);
  if (word >= 0) return word + field.min;
  if (!/^\d+$/.test(text)) return undefined;
  const value = Number(text);
  return value >= field.min && value <= field.max ? value : undefined;
}
