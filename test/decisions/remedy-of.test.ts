import { describe, expect, it } from 'vitest';
import { nextSchedule } from '../../lib/decisions/next-schedule.ts';
import { type RemedyQuestion, remedyOf } from '../../lib/decisions/remedy-of.ts';

const nowMs = Date.UTC(2026, 10, 21, 8);
const question: RemedyQuestion = {
  image: 'web',
  flaw: { when: 'settle', reason: 'its severity, high, is high or worse' },
  nowMs,
  mended: undefined,
  building: undefined,
  gathered: undefined,
  schedule: { expression: 'cron(0 6 1 * ? *)', timezone: 'UTC' },
};
const mended = { version: '2026.11.21-2', release: 'releasing', deploying: false };
const flaw = (when: RemedyQuestion['flaw']['when'], reason = 'so it is') => ({ when, reason });

describe('what brings a fix', () => {
  it.each<[string, Partial<RemedyQuestion>, string, string]>([
    ['a deployment', { mended: { ...mended, deploying: true } }, 'deploying', '2026.11.21-2, which is being deployed'],
    ['a release', { mended }, 'golden', 'which is being released'],
    ['a release in a queue', { mended: { ...mended, release: 'queued' } }, 'golden', 'waits for its turn'],
    ['a release that failed', { mended: { ...mended, release: 'failed' } }, 'golden', 'whose release is failed'],
    ['nobody yet', { mended: { ...mended, release: undefined } }, 'golden', 'golden and not released'],
    ['a build for it', { building: { version: 'X', forIt: true } }, 'building', 'being built as web X'],
    [
      'a build for something else',
      { building: { version: 'X', forIt: false } },
      'building',
      'web X, which is being built',
    ],
    [
      'a build for something else, where no build helps',
      { building: { version: 'X', forIt: false }, flaw: flaw('wait', 'the fix is published, but …') },
      'waiting',
      'it waits: the fix is published, but …',
    ],
    [
      'a gathering',
      { gathered: { version: 'X', dueMs: nowMs + 60_000 }, building: { version: 'W', forIt: false } },
      'gathering',
      'until 2026-11-21T08:01:00.000Z, then web X is built',
    ],
    ['a signal', {}, 'asked', 'a build is asked for'],
    ['the next schedule', { flaw: flaw('schedule') }, 'scheduled', 'that of 2026-12-01T06:00:00.000Z'],
    [
      'a schedule that only Scheduler can read',
      { flaw: flaw('schedule'), schedule: { expression: 'rate(7 days)', timezone: 'UTC' } },
      'scheduled',
      'by rate(7 days) in UTC',
    ],
    ['nothing', { flaw: flaw('never', 'its maker has withdrawn it') }, 'none', 'withdrawn'],
  ])('%s', (_, change, state, text) => {
    const remedy = remedyOf({ ...question, ...change });
    expect(remedy.state).toBe(state);
    expect(remedy.text).toContain(text);
  });
});

describe('the next time of a schedule', () => {
  it.each([
    ['cron(0 6 * * ? *)', '2026-11-22T06:00:00.000Z'],
    ['cron(30 8 * * ? *)', '2026-11-21T08:30:00.000Z'],
    ['cron(0 8 * * ? *)', '2026-11-22T08:00:00.000Z'],
    // 2026-11-21 is a Saturday.
    ['cron(0 6 ? * 2 *)', '2026-11-23T06:00:00.000Z'],
    ['cron(0 6 31 * ? *)', '2026-12-31T06:00:00.000Z'],
    ['cron(0 6 ? * MON *)', undefined],
    ['cron(0/15 * * * ? *)', undefined],
    ['rate(1 day)', undefined],
  ])('%s', (expression, at) => {
    const nextMs = nextSchedule(expression, 'UTC', nowMs);
    expect(nextMs === undefined ? undefined : new Date(nextMs).toISOString()).toBe(at);
  });

  it('is not guessed in another timezone', () => {
    expect(nextSchedule('cron(0 6 * * ? *)', 'Europe/Berlin', nowMs)).toBeUndefined();
  });
});
