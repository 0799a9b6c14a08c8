import { describe, expect, it } from 'vitest';
import { severities } from '../../lib/contract/severity.ts';
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
    [
      'whose fix waits for something that has a name',
      { fix: 'published', waitsFor: 'web installs no updates' },
      'wait',
      'the fix is published, but web installs no updates',
    ],
    ['of an image without a policy', { policy: undefined, knownExploited: true }, 'schedule', 'asks for no build'],
    ['without a policy, withdrawn', { policy: undefined, withdrawn: true }, 'never', 'withdrawn'],
    ['without a policy or a fix', { policy: undefined, fix: 'none' }, 'wait', 'nobody has fixed it yet'],
    ['unjudged, but likely exploited', { severity: undefined, exploitProbability: 0.5 }, 'settle', 'likely'],
    ['unjudged, with an exploit', { severity: undefined, exploitAvailable: true }, 'schedule', 'nobody has judged'],
    [
      'critical, likely, below nothing',
      {
        severity: 'critical',
        policy: { ...question.policy, from: 'critical' },
        exploitProbability: 1,
      } as Partial<AdvisoryQuestion>,
      'now',
      'likely',
    ],
    [
      'low, where low is enough',
      { severity: 'low', policy: { from: 'low', knownExploited: 'now' } },
      'settle',
      'its severity, low, is low',
    ],
  ])('%s', (_, change, when, reason) => {
    const decision = decideAdvisory({ ...question, ...change });
    expect(decision.when).toBe(when);
    expect(decision.reason).toContain(reason);
  });
});

describe('all flaws', () => {
  const all = everyQuestion();
  const rank = { never: 0, wait: 1, schedule: 2, settle: 3, now: 4 };

  it('that no build can mend ask for none', () => {
    for (const one of all.filter(({ fix, withdrawn }) => fix !== 'installable' || withdrawn)) {
      expect(rank[decideAdvisory(one).when], JSON.stringify(one)).toBeLessThan(rank.schedule);
    }
  });

  it('that a build mends end with one, sooner or later', () => {
    for (const one of all.filter(({ fix, withdrawn }) => fix === 'installable' && !withdrawn)) {
      expect(rank[decideAdvisory(one).when], JSON.stringify(one)).toBeGreaterThanOrEqual(rank.schedule);
    }
  });

  it('never become less urgent by what makes them worse', () => {
    for (const one of all) {
      const { when } = decideAdvisory(one);
      const worse: Partial<AdvisoryQuestion>[] = [
        { exploitAvailable: true },
        { exploitProbability: 1 },
        { severity: 'critical' },
        ...(one.policy?.knownExploited === 'now' ? [{ knownExploited: true }] : []),
      ];
      for (const change of worse) {
        const then = decideAdvisory({ ...one, ...change }).when;
        expect(rank[then], JSON.stringify({ one, change })).toBeGreaterThanOrEqual(rank[when]);
      }
    }
  });
});

/** The whole table. */
function everyQuestion(): AdvisoryQuestion[] {
  const policies = [
    undefined,
    ...severities.flatMap((from) => (['now', 'settle'] as const).map((knownExploited) => ({ from, knownExploited }))),
  ];
  return policies.flatMap((policy) =>
    [undefined, ...severities].flatMap((severity) =>
      [undefined, 0.1, 0.9].flatMap((exploitProbability) =>
        [true, false].flatMap((knownExploited) =>
          [true, false].flatMap((exploitAvailable) =>
            [true, false].flatMap((withdrawn) =>
              (['none', 'published', 'installable'] as const).map((fix) => ({
                policy,
                severity,
                exploitProbability,
                knownExploited,
                exploitAvailable,
                withdrawn,
                fix,
              })),
            ),
          ),
        ),
      ),
    ),
  );
}
