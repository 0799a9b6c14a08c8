import { z } from 'zod';

// Scalars of goldsmith.yaml. The message of each check says what is wanted; the loader prints it after "wanted".

const secondsPerUnit: Record<string, number> = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 };
const DURATION = /^(\d+) (second|minute|hour|day|week)s?$/;
const SHARE = /^(\d{1,3})%$/;
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** `24 hours`, as `{ seconds: 86400 }`. */
export const Duration = z
  .string()
  .regex(DURATION, 'a duration such as "30 minutes" or "24 hours"')
  .transform((text) => {
    const [, count, unit] = DURATION.exec(text) ?? [];
    return { seconds: Number(count) * (secondsPerUnit[unit ?? ''] ?? Number.NaN) };
  });
export type Duration = z.infer<typeof Duration>;

/** `5%`, as `{ percent: 5 }`; whole percents, because listener weights are whole numbers. */
export const Share = (limits: { min: number; max: number }) =>
  z
    .string()
    .regex(SHARE, 'a share in whole percent such as "5%"')
    .transform((text) => ({ percent: Number(text.slice(0, -1)) }))
    .refine((share) => share.percent >= limits.min && share.percent <= limits.max, {
      message: `a share from ${limits.min}% to ${limits.max}%`,
    });

/** Names of images, fleets and rings become parts of stack names, parameter paths and execution names. */
export const Name = z
  .string()
  .max(32, 'a name of at most 32 characters')
  .regex(NAME, 'a name of lower-case letters, digits and single hyphens that begins with a letter');

export const Severity = z.enum(['low', 'medium', 'high', 'critical']);

export const HealthPath = z.string().regex(/^\/[^\s?#]*$/, 'a path that begins with "/", such as "/healthz"');

export const Port = z
  .int('a port from 1 to 65535')
  .min(1, 'a port from 1 to 65535')
  .max(65_535, 'a port from 1 to 65535');

export const InstanceType = z.string().regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'an instance type such as "t4g.small"');

/** A day of the calendar, `2026-12-31`. */
export const Day = z.iso.date('a day such as "2026-12-31"');
