import { z } from 'zod';
import { severities } from './severity.ts';

// Scalars of goldsmith.yaml. The message of each check says what is wanted; the loader prints it after "wanted".

const secondsPerUnit: Record<string, number> = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 };
const DURATION = /^(\d+) (second|minute|hour|day|week)s?$/;
const SHARE = /^(\d{1,3})%$/;
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A text of a certain form; what is wanted is said alike when it is missing, of another kind or ill-formed. */
export const text = (form: RegExp, wanted: string | ((issue: { input?: unknown }) => string)) => {
  const error = typeof wanted === 'string' ? wanted : { error: wanted };
  return z.string(error).regex(form, error);
};

/** `24 hours`, as `{ seconds: 86400 }`. */
export const Duration = text(DURATION, 'a duration such as "30 minutes" or "24 hours"').transform((written) => {
  const [, count, unit] = DURATION.exec(written) ?? [];
  return { seconds: Number(count) * (secondsPerUnit[unit ?? ''] ?? Number.NaN) };
});
export type Duration = z.infer<typeof Duration>;

/** `5%`, as `{ percent: 5 }`; whole percents, because listener weights are whole numbers. */
export const Share = (limits: { min: number; max: number }) =>
  text(SHARE, 'a share in whole percent such as "5%"')
    .transform((written) => ({ percent: Number(written.slice(0, -1)) }))
    .refine((share) => share.percent >= limits.min && share.percent <= limits.max, {
      message: `a share from ${limits.min}% to ${limits.max}%`,
    });

/** Names of images, fleets and rings become parts of stack names, parameter paths and execution names. */
export const Name = text(NAME, 'a name of lower-case letters, digits and single hyphens that begins with a letter').max(
  32,
  'a name of at most 32 characters',
);

/** At least, at most; in the same words for both. */
export const Whole = (min: number, max: number, wanted: string) => z.int(wanted).min(min, wanted).max(max, wanted);

export const Severity = z.enum(severities);

export const HealthPath = text(/^\/[^\s?#]*$/, 'a path that begins with "/", such as "/healthz"');

export const Port = Whole(1, 65_535, 'a port from 1 to 65535');

export const InstanceType = text(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'an instance type such as "t4g.small"');

/** A day of the calendar, `2026-12-31`. */
export const Day = z.iso.date('a day such as "2026-12-31"');

/** A duration that a clock of minutes can keep: EventBridge Scheduler's rates and the judge count in whole minutes. */
export const Minutes = Duration.refine((time) => time.seconds >= 60 && time.seconds % 60 === 0, {
  message: 'a duration of whole minutes, at least "1 minute"',
});
