import { expect, test } from 'vitest';
import { decideFinding, type FindingQuestion } from '../../lib/decisions/decide-finding.ts';

const { settings, ...facts }: FindingQuestion = {
  severity: 'high',
  exploitAvailable: false,
  exploitProbability: undefined,
  knownExploited: false,
  distribution: 'ubuntu 24.04',
  fixes: [{ fixedVersion: '3.0.13-0ubuntu3.5', manager: 'OS' }],
  settings: {
    image: 'web',
    advisories: { from: 'high', settleSeconds: 1800, knownExploited: 'now' },
    updates: 'packages',
  },
};
const npm = { fixedVersion: '1.2.3', manager: 'NPM' };

test.each<[string, Partial<FindingQuestion>, string, string]>([
  ['a high one', {}, 'settle', 'its severity, high'],
  ['one below the policy', { severity: 'medium' }, 'schedule', 'less than high'],
  ['one that nobody has judged', { severity: undefined }, 'schedule', 'nobody has judged'],
  ['one that is exploited', { severity: 'low', knownExploited: true }, 'now', 'exploited already'],
  ['a critical one with code', { severity: 'critical', exploitAvailable: true }, 'now', 'code that exploits it'],
  ['one that is likely exploited', { severity: 'low', exploitProbability: 0.9 }, 'settle', 'likely'],
  ['one without a fix', { fixes: [] }, 'wait', 'nobody has fixed it'],
  ['one of a language', { fixes: [npm] }, 'wait', 'what the components of web install'],
  ['one of both', { fixes: [npm, ...facts.fixes] }, 'settle', 'high'],
  ['an image that updates nothing', { settings: { ...settings, updates: 'nothing' } }, 'wait', 'installs no updates'],
  ['a frozen repository', { distribution: 'amzn 2023' }, 'wait', 'does not raise its release'],
  ['an image without a policy', { settings: { image: 'web', updates: 'packages' } }, 'schedule', 'asks for no build'],
])('%s: %o is for %s', (_, changes, when, reason) => {
  expect(decideFinding({ ...facts, settings, ...changes })).toMatchObject({
    when,
    reason: expect.stringContaining(reason),
  });
});
