import { z } from 'zod';
import { Duration, Name } from './goldsmith-yaml-scalars.ts';
import { timezoneFault } from './timezone.ts';

const day = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const time = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const WINDOW = new RegExp(`^(${day})(?:-(${day}))? (${time})-(${time}) (\\S+)$`);

/** `Mon-Thu 09:00-16:00 Europe/Berlin`. */
const Window = z.string().superRefine((text, check) => {
  const [, , , from, to, timezone] = WINDOW.exec(text) ?? [];
  if (timezone === undefined || from === undefined || to === undefined) {
    check.addIssue({ code: 'custom', message: 'a window such as "Mon-Thu 09:00-16:00 Europe/Berlin"' });
    return;
  }
  const fault = timezoneFault(timezone);
  if (fault !== undefined) check.addIssue({ code: 'custom', message: fault });
  if (from >= to)
    check.addIssue({ code: 'custom', message: 'a window that ends later on the same day than it begins' });
});

export const RingConfig = z.strictObject({
  name: Name,
  fleets: z.array(Name).min(1, 'at least one fleet'),
  soak: Duration.optional(),
  approval: z.enum(['required', 'none']).default('none'),
  window: Window.optional(),
});
