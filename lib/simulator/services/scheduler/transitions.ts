// A schedule's life: wait for the next occurrence, invoke within the window, wait for the one after. Only the next
// occurrence of an enabled schedule is in the queue.

import type { ServiceContext } from '../../kernel/service.ts';
import { invoke } from './invocation.ts';
import type { Schedule, SchedulerState } from './state.ts';
import { nextTime } from './timing.ts';

type Context = ServiceContext<SchedulerState>;

/** Begins anew after a schedule was created or changed. */
export function arm(context: Context, schedule: Schedule): void {
  disarm(context, schedule);
  if (schedule.settings.State !== 'DISABLED') awaitNext(context, schedule, context.clock.nowMs);
}

export function disarm(context: Context, schedule: Schedule): void {
  context.clock.cancel(schedule.timer);
  schedule.timer = undefined;
}

export function remove(context: Context, schedule: Schedule): void {
  disarm(context, schedule);
  const { schedules } = context.state.groups.get(schedule.group) ?? {};
  if (schedules?.get(schedule.name) !== schedule) return;
  schedules.delete(schedule.name);
  context.transition(schedule.arn, schedule.settings.State ?? 'ENABLED', 'DELETED');
}

function awaitNext(context: Context, schedule: Schedule, fromMs: number): void {
  const dueMs = nextTime(schedule.timing, fromMs);
  if (dueMs === undefined) return;
  schedule.timer = context.clock.at(dueMs + spreadMs(context, schedule), `schedule ${schedule.name}`, () => {
    schedule.timer = undefined;
    schedule.underWay++;
    const ended = () => {
      schedule.underWay--;
      complete(context, schedule);
    };
    // The wait for the next comes first, so that what the target does to this schedule is not undone by it.
    awaitNext(context, schedule, dueMs + 1);
    invoke(context, schedule, { dueMs, ended });
  });
}

/** Invocations come within a minute of their time, or within the flexible window. */
function spreadMs(context: Context, { settings }: Schedule): number {
  const { Mode, MaximumWindowInMinutes = 0 } = settings.FlexibleTimeWindow ?? {};
  const lagMs = context.duration('scheduler.lag');
  return Mode === 'FLEXIBLE' ? lagMs + Math.floor(context.random.next() * MaximumWindowInMinutes * 60_000) : lagMs;
}

/** A schedule whose last invocation has ended goes away if it was made to. One that was over from the start stays. */
function complete(context: Context, schedule: Schedule): void {
  const { settings, timing, timer, underWay } = schedule;
  if (settings.ActionAfterCompletion !== 'DELETE' || timer !== undefined || underWay > 0) return;
  if (settings.State === 'DISABLED' || nextTime(timing, context.clock.nowMs + 1) !== undefined) return;
  remove(context, schedule);
}
