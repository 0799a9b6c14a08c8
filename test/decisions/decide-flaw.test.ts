import { describe, expect, it } from 'vitest';
import { decideFlaw, type FlawQuestion, type TakenFlaw } from '../../lib/decisions/decide-flaw.ts';

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 10, 21, 12);
const midnight = Date.UTC(2026, 10, 22);
const settled = now + 30 * minute;

const flaw = (over: Partial<FlawQuestion>): FlawQuestion => ({
  nowMs: now,
  when: 'settle',
  settleSeconds: 1800,
  golden: { version: '2026.11.20-1', fixes: 'no' },
  baseAmi: 'ami-1',
  takenBy: undefined,
  ...over,
});

const golden = (fixes: 'yes' | 'no' | 'unknown') => ({ version: '2026.11.20-1', fixes });
const gathering: TakenFlaw = { version: '2026.11.21-2', stage: 'gathering' };
const building: TakenFlaw = { version: '2026.11.21-2', stage: 'building', beganMs: now - hour };
/** Built on the base of today, an hour ago. */
const inVain: TakenFlaw = {
  version: '2026.11.21-1',
  stage: 'ended',
  golden: true,
  baseAmi: 'ami-1',
  beganMs: now - hour,
};
const rejected: TakenFlaw = { ...inVain, golden: false };
const yesterday: TakenFlaw = { ...inVain, beganMs: now - 13 * hour };

const cases: [string, Partial<FlawQuestion>, object][] = [
  ['new', {}, { fate: 'gathered', dueMs: settled, urgent: false }],
  ['new and urgent', { when: 'now' }, { fate: 'gathered', dueMs: now, urgent: true }],
  ['of an image that wants no such builds', { settleSeconds: undefined, when: 'now' }, { fate: 'refused' }],
  [
    'fixed in the newest golden version',
    { golden: golden('yes'), when: 'now' },
    { fate: 'answered', version: '2026.11.20-1' },
  ],
  ['new, without a bill of the golden version', { golden: golden('unknown') }, { fate: 'gathered', dueMs: settled }],
  ['new, without a golden version', { golden: undefined }, { fate: 'gathered', dueMs: settled }],
  ['gathered', { takenBy: gathering }, { fate: 'coalesced', version: '2026.11.21-2' }],
  ['gathered, though golden has it now', { takenBy: gathering, golden: golden('yes') }, { fate: 'coalesced' }],
  ['gathered, and urgent now', { takenBy: gathering, when: 'now' }, { fate: 'gathered', dueMs: now, urgent: true }],
  [
    'gathered after a build in vain, and urgent still',
    { takenBy: { ...gathering, heldUntilMs: midnight }, when: 'now' },
    { fate: 'coalesced', version: '2026.11.21-2' },
  ],
  [
    'gathered after a build in vain, urgent, and it is the next day',
    { takenBy: { ...gathering, heldUntilMs: midnight }, when: 'now', nowMs: midnight },
    { fate: 'gathered', dueMs: midnight },
  ],
  ['being built for', { takenBy: building, when: 'now' }, { fate: 'coalesced', version: '2026.11.21-2' }],
  ['built for, and fixed', { takenBy: inVain, golden: golden('yes') }, { fate: 'answered' }],
  [
    'built for, and nobody can tell',
    { takenBy: inVain, golden: golden('unknown') },
    { fate: 'answered', version: '2026.11.21-1' },
  ],
  ['built for in vain today', { takenBy: inVain }, { fate: 'gathered', dueMs: midnight, heldUntilMs: midnight }],
  [
    'built for in vain today, and urgent',
    { takenBy: inVain, when: 'now' },
    { fate: 'gathered', dueMs: midnight, urgent: true },
  ],
  ['built for today by one that was rejected', { takenBy: rejected }, { fate: 'gathered', dueMs: midnight }],
  [
    'built for today by one that was rejected, and nobody can tell',
    { takenBy: rejected, golden: golden('unknown') },
    { fate: 'gathered', dueMs: midnight },
  ],
  [
    'built for in vain today, on another base',
    { takenBy: inVain, baseAmi: 'ami-2' },
    { fate: 'gathered', dueMs: settled },
  ],
  [
    'built for in vain for the second time',
    { takenBy: { ...inVain, vainBuilds: 1 } },
    { dueMs: midnight + 24 * hour, heldUntilMs: midnight + 24 * hour, vainBuilds: 2 },
  ],
  [
    'built for in vain for the second time, yesterday, and urgent',
    { takenBy: { ...yesterday, vainBuilds: 1 }, when: 'now' },
    { dueMs: midnight },
  ],
  ['built for in vain for weeks', { takenBy: { ...inVain, vainBuilds: 9 } }, { dueMs: midnight + 6 * 24 * hour }],
  [
    'built for in vain twice, on another base',
    { takenBy: { ...inVain, vainBuilds: 1 }, baseAmi: 'ami-2' },
    { fate: 'gathered', dueMs: settled, vainBuilds: 2 },
  ],
  [
    'built for in vain twice, and then by one that was rejected',
    { takenBy: { ...rejected, vainBuilds: 2 } },
    { dueMs: midnight, vainBuilds: 2 },
  ],
  ['built for in vain yesterday', { takenBy: yesterday }, { fate: 'gathered', dueMs: settled }],
  ['built for in vain yesterday, and urgent', { takenBy: yesterday, when: 'now' }, { fate: 'gathered', dueMs: now }],
];

describe('a flaw', () => {
  it.each(cases)('%s', (_, over, expected) => {
    expect(decideFlaw(flaw(over))).toMatchObject(expected);
  });

  it('says why it is held back, and until when', () => {
    expect(decideFlaw(flaw({ takenBy: inVain })).reason).toBe(
      'version 2026.11.21-1 was built for it and did not bring the fix; it is tried again from 2026-11-22T00:00:00.000Z, or on another base image',
    );
  });
});
