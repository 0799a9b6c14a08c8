// Rules that fire by the clock, in UTC. Only the next time of an enabled rule with targets is in the queue.

import { type Calendar, nextOccurrence, readCalendar } from '../../kernel/calendar.ts';
import type { ServiceContext } from '../../kernel/service.ts';
import { deliver } from './delivery.ts';
import { validation } from './errors.ts';
import type { EventBridgeState, Rule } from './state.ts';

type Context = ServiceContext<EventBridgeState>;
type Schedule = { readonly rateMs: number } | { readonly calendar: Calendar };

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** @throws ServiceError when the expression is none */
export function readSchedule(text: string): Schedule {
  const rate = /^rate\((\d+) (minute|hour|day)(s?)\)$/.exec(text);
  if (rate !== null && Number(rate[1]) > 0 && (rate[1] === '1') === (rate[3] === '')) {
    return { rateMs: Number(rate[1]) * (UNIT_MS[rate[2] as string] as number) };
  }
  const calendar = readCalendar(/^cron\((.*)\)$/.exec(text)?.[1] ?? '');
  if (calendar === undefined) throw validation('Parameter ScheduleExpression is not valid.');
  return { calendar };
}

/** Sets the rule's next time anew, after any change of the rule. A rate counts from the change. */
export function reschedule(context: Context, rule: Rule): void {
  context.clock.cancel(rule.timer);
  rule.timer = undefined;
  if (rule.schedule === undefined || !rule.enabled) return;
  arm(context, rule, { schedule: readSchedule(rule.schedule), fromMs: context.clock.nowMs });
}

function arm(context: Context, rule: Rule, from: { schedule: Schedule; fromMs: number }): void {
  const { schedule, fromMs } = from;
  const dueMs = 'rateMs' in schedule ? fromMs + schedule.rateMs : nextOccurrence(schedule.calendar, fromMs, 'UTC');
  if (dueMs === undefined) return;
  rule.timer = context.clock.at(dueMs, `scheduled rule ${rule.name}`, () => {
    arm(context, rule, { schedule, fromMs: dueMs });
    fire(context, rule, dueMs);
  });
}

function fire(context: Context, rule: Rule, dueMs: number): void {
  deliver(context, rule, {
    version: '0',
    id: context.ids.uuid(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: context.account,
    time: new Date(dueMs).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: context.region,
    resources: [rule.arn],
    detail: {},
  });
}
