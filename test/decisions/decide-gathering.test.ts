import { expect, it } from 'vitest';
import { decideGathering, type GatheringQuestion } from '../../lib/decisions/decide-gathering.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 21, 12);

const due = (over: Partial<GatheringQuestion>): GatheringQuestion => ({
  nowMs: now,
  dueMs: now,
  urgent: false,
  building: undefined,
  base: { amiId: 'ami-1', createdMs: now - 48 * hour },
  minBaseImageAgeSeconds: 24 * 3600,
  buildsToday: 0,
  maxBuildsPerDay: 4,
  ...over,
});

const young = { base: { amiId: 'ami-1', createdMs: now - 23 * hour } };
const full = { buildsToday: 4 };
const building = '2026.11.21-1';
const wait = (lookAgainSeconds: number) => ({ do: 'wait', lookAgainSeconds });

const cases: [string, Partial<GatheringQuestion>, object][] = [
  ['at the very moment', {}, { do: 'begin' }],
  ['a second before', { dueMs: now + 1000 }, wait(1)],
  ['a moment before, which a queue counts as a second', { dueMs: now + 1 }, wait(1)],
  ['before its time, though it is urgent', { dueMs: now + hour, urgent: true }, wait(3600)],
  ['while a build runs', { building }, wait(300)],
  ['while a build runs, and urgent', { building, urgent: true }, wait(60)],
  ['on a base that is too young', young, wait(3600)],
  ['on a base that is too young, and urgent', { ...young, urgent: true }, { do: 'begin' }],
  ['when the day is full', full, wait(12 * 3600)],
  ['when the day is full, and urgent', { ...full, urgent: true }, { do: 'begin' }],
  ['when one more fits into the day', { buildsToday: 3 }, { do: 'begin' }],
];

it.each(cases)('what is gathered is looked at %s', (_, over, expected) => {
  expect(decideGathering(due(over))).toMatchObject(expected);
});

it('says what it waits for', () => {
  const reason = (over: Partial<GatheringQuestion>) => {
    const decision = decideGathering(due(over));
    return decision.do === 'wait' ? decision.reason : '';
  };
  expect(reason({ dueMs: now + hour })).toBe('more may join until 2026-11-21T13:00:00.000Z');
  expect(reason({ building })).toBe('version 2026.11.21-1 is being built');
  expect(reason(young)).toBe('ami-1 is too young until 2026-11-21T13:00:00.000Z');
  expect(reason(full)).toBe('4 builds were begun today until 2026-11-22T00:00:00.000Z');
});
