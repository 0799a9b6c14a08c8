import { expect, test } from 'vitest';
import { type ImageWork, suspectsOf } from '../../lib/decisions/stranded-work.ts';

const version = (name: string, state: string) => ({ version: name, state, amiId: `ami-${name}` });
const release = (name: string, state: string) => ({ version: name, state, execution: `release ${name}` });

const suspects = (work: Partial<ImageWork>) =>
  suspectsOf({
    image: 'web',
    versions: [],
    releases: [],
    holder: undefined,
    execution: (machine, name) => `${machine} ${name}`,
    ...work,
  });

test('a build is suspected until its version has a verdict', () => {
  const versions = [version('1', 'building'), version('2', 'testing'), version('3', 'rejected')];
  expect(suspects({ versions })).toEqual([['buildImage web-1'], ['buildImage web-2']]);
});

test('a golden version that nobody released leads to its release, and without one to its build', () => {
  const versions = [version('2026.11.21-1', 'golden'), version('2026.11.21-2', 'golden')];
  expect(suspects({ versions, releases: [release('2026.11.21-1', 'released')] })).toEqual([
    ['releaseImage web-2026.11.21-2', 'buildImage web-2026.11.21-2'],
  ]);
});

test('whoever holds the lease is suspected, and what waits for it is not', () => {
  const releases = [release('1', 'releasing'), release('2', 'queued')];
  expect(suspects({ releases, holder: 'release 1' })).toEqual([['release 1']]);
});

test('one of those that wait for a lease that nobody holds is enough to go on', () => {
  expect(suspects({ releases: [release('1', 'queued'), release('2', 'queued')] })).toEqual([['release 1']]);
});

test('a release that goes on without the lease is suspected', () => {
  expect(suspects({ releases: [release('1', 'releasing')] })).toEqual([['release 1']]);
});
