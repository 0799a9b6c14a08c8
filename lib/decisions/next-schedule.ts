const DAY_MS = 86_400_000;
/** Further than any month without a 31st. */
const FURTHEST_DAYS = 400;

const SIMPLE = /^cron\((\d+) (\d+) (\*|\?|\d+) \* (\?|\*|\d) \*\)$/;

/**
 * When a schedule comes next, in epoch milliseconds: of a cron expression in UTC that names a time of the day and at most a day of the
 * month or of the week. Undefined for all others, which EventBridge Scheduler alone knows.
 */
export function nextSchedule(expression: string, timezone: string, nowMs: number): number | undefined {
  const [, minute, hour, dayOfMonth, dayOfWeek] = SIMPLE.exec(expression) ?? [];
  if (minute === undefined || hour === undefined || timezone !== 'UTC') return undefined;
  const midnightMs = nowMs - (nowMs % DAY_MS);
  for (let days = 0; days < FURTHEST_DAYS; days++) {
    const atMs = midnightMs + days * DAY_MS + (Number(hour) * 60 + Number(minute)) * 60_000;
    const at = new Date(atMs);
    if (atMs <= nowMs) continue;
    // AWS counts weekdays from 1, Sunday.
    if (fits(dayOfMonth, at.getUTCDate()) && fits(dayOfWeek, at.getUTCDay() + 1)) return atMs;
  }
  return undefined;
}

const fits = (field: string | undefined, value: number) => field === '*' || field === '?' || Number(field) === value;
