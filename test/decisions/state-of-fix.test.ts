import { describe, expect, it } from 'vitest';
import { type FixQuestion, stateOfFix } from '../../lib/decisions/state-of-fix.ts';

const question: FixQuestion = {
  image: 'web',
  updates: 'release',
  distribution: 'amzn 2023',
  feed: 'amazon-linux',
  fixedVersion: '1:3.0.8-1.amzn2023.0.11',
};
const debian = { distribution: 'debian 12', feed: 'debian', fixedVersion: '3.0.11-1~deb12u2' } as const;

describe('a fix', () => {
  it.each<[string, Partial<FixQuestion>, string, string | undefined]>([
    ['of a frozen repository, where the release is raised', {}, 'installable', undefined],
    ['of a frozen repository, where it is not', { updates: 'packages' }, 'published', 'does not raise its release'],
    ['where nothing is updated', { updates: 'nothing' }, 'published', 'web installs no updates'],
    [
      'of Amazon Linux 2, whose repository moves',
      { distribution: 'amzn 2', updates: 'packages' },
      'installable',
      undefined,
    ],
    ['of Debian', { ...debian, updates: 'packages' }, 'installable', undefined],
    ['of Debian, for an image that raises its release', { ...debian, updates: 'release' }, 'installable', undefined],
    ['of Debian, where nothing is updated', { ...debian, updates: 'nothing' }, 'published', 'base image that has it'],
    ['of Red Hat', { distribution: 'rhel 9', feed: 'red-hat', updates: 'packages' }, 'installable', undefined],
    ['that Amazon has only announced', { fixedVersion: undefined }, 'published', 'only announced'],
    ['that nobody has made', { ...debian, fixedVersion: undefined }, 'none', undefined],
    [
      'of a language package, which no update of the system brings',
      { distribution: 'npm', feed: 'osv', fixedVersion: '4.17.21' },
      'published',
      'they must name npm 4.17.21',
    ],
  ])('%s', (_, change, state, waitsFor) => {
    const answer = stateOfFix({ ...question, ...change });
    expect(answer.state).toBe(state);
    if (waitsFor === undefined) expect(answer.waitsFor).toBeUndefined();
    else expect(answer.waitsFor).toContain(waitsFor);
  });
});
