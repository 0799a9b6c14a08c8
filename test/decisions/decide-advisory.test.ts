import { describe, expect, it } from 'vitest';
import { type AdvisoryQuestion, decideAdvisory } from '../../lib/decisions/decide-advisory.ts';

const question: AdvisoryQuestion = {
  severity: 'high',
  knownExploited: false,
  exploitAvailable: false,
  exploitProbability: undefined,
  withdrawn: false,
  fix: 'installable',
  policy: { from: 'high', knownExploited: 'now' },
};
const settling = { from: 'high', knownExploited: 'settle' } as const;

describe('a flaw', () => {
  it.each<[string, Partial<AdvisoryQuestion>, string, string]>([
    ['as bad as the policy says', {}, 'settle', 'its severity, high, is high or worse'],
    ['worse than that', { severity: 'critical' }, 'settle', 'its severity, critical, is high or worse'],
    ['less bad', { severity: 'medium' }, 'schedule', 'its severity, medium, is less than high'],
    ['that nobody judged', { severity: undefined }, 'schedule', 'nobody has judged its severity'],
    ['that is exploited', { severity: 'low', knownExploited: true }, 'now', 'it is exploited already'],
    [
      'that is exploited, where that may settle',
      { knownExploited: true, policy: settling },
      'settle',
      'it is exploited already',
    ],
    [
      'that is exploited, and unjudged',
      { severity: undefined, knownExploited: true },
      'now',
      'it is exploited already',
    ],
    ['critical, with an exploit', { severity: 'critical', exploitAvailable: true }, 'now', 'it is critical, and code'],
    [
      'critical, and likely exploited',
      { severity: 'critical', exploitProbability: 0.5 },
      'now',
      'likely to be exploited (50 %',
    ],
    [
      'critical, and hardly exploited',
      { severity: 'critical', exploitProbability: 0.49 },
      'settle',
      'critical, is high or worse',
    ],
    ['high, with an exploit', { exploitAvailable: true }, 'settle', 'its severity, high'],
    [
      'a step below, with an exploit',
      { severity: 'medium', exploitAvailable: true },
      'settle',
      'code that exploits it is public',
    ],
    ['two steps below, with an exploit', { severity: 'low', exploitAvailable: true }, 'schedule', 'its severity, low'],
    [
      'small, but likely exploited',
      { severity: 'low', exploitProbability: 0.9 },
      'settle',
      'likely to be exploited (90 %',
    ],
    ['that was withdrawn', { withdrawn: true, knownExploited: true }, 'never', 'its maker has withdrawn it'],
    ['without a fix', { fix: 'none', knownExploited: true }, 'wait', 'nobody has fixed it yet'],
    [
      'whose fix cannot be had yet',
      { fix: 'published', knownExploited: true },
      'wait',
      'neither the base image nor its repository',
    ],
  ])('%s', (_, change, when, reason) => {
    const decision = decideAdvisory({ ...question, ...change });
    expect(decision.when).toBe(when);
    expect(decision.reason).toContain(reason);
  });
});
