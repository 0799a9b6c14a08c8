import { describe, expect, it } from 'vitest';
import { type TellQuestion, tellAdvisory } from '../../lib/decisions/tell-advisory.ts';

const HOUR_MS = 3_600_000;
const nowMs = Date.UTC(2026, 10, 21);
const ago = (hours: number) => nowMs - hours * HOUR_MS;
const question: TellQuestion = { when: 'settle', nowMs, told: undefined, beingBuilt: false, gathered: false };
const settling = (hours: number) => ({ when: 'settle', atMs: ago(hours) }) as const;
const urgent = (hours: number) => ({ when: 'now', atMs: ago(hours) }) as const;

describe('a flaw of the newest golden version', () => {
  it.each<[string, Partial<TellQuestion>, boolean]>([
    ['is told at once', {}, true],
    ['is not told again within the day', { told: settling(23) }, false],
    ['is told again the next day', { told: settling(24) }, true],
    ['is not told while it settles', { told: settling(30), gathered: true }, false],
    ['is not told while it settles, whoever said it', { gathered: true }, false],
    ['is told at once when it has become urgent', { when: 'now', told: settling(1) }, true],
    [
      'is told at once when it has become urgent while it settles',
      { when: 'now', told: settling(1), gathered: true },
      true,
    ],
    ['is told once as urgent', { when: 'now', told: urgent(1) }, false],
    ['is told again as urgent the next day', { when: 'now', told: urgent(24) }, true],
    ['is not told again for having become less urgent', { told: urgent(1) }, false],
    ['is not told while a version is built for it', { when: 'now', told: settling(30), beingBuilt: true }, false],
  ])('%s', (_, change, told) => {
    expect(tellAdvisory({ ...question, ...change })).toBe(told);
  });
});
