import { expect, test } from 'vitest';
import { compareImageVersions } from '../../lib/decisions/compare-image-versions.ts';
import { newestGolden, nextRelease, refuseRelease } from '../../lib/decisions/plan-release.ts';

const version = (name: string, state = 'golden') => ({ version: name, state, amiId: `ami-${name}` });
const release = (name: string, state: string) => ({ version: name, state, execution: '' });

test('versions are ordered by day, then by number', () => {
  const versions = ['2026.11.21-10', '2026.11.21-2', '2026.9.30-1', '2026.12.01-1'];
  expect(versions.toSorted(compareImageVersions)).toEqual([
    '2026.9.30-1',
    '2026.11.21-2',
    '2026.11.21-10',
    '2026.12.01-1',
  ]);
});

test('a golden version is released once', () => {
  const versions = [version('2026.11.21-1')];
  expect(refuseRelease('2026.11.21-1', versions, [])).toBeUndefined();
  expect(refuseRelease('2026.11.21-1', versions, [release('2026.11.21-1', 'queued')])).toBeUndefined();
  expect(refuseRelease('2026.11.21-1', versions, [release('2026.11.21-1', 'failed')])).toBeUndefined();
  expect(refuseRelease('2026.11.21-1', versions, [release('2026.11.21-1', 'released')])).toMatch(/already "released"/);
});

test.each(['rejected', 'revoked', 'testing'])('a %s version is never released', (state) => {
  expect(refuseRelease('2026.11.21-1', [version('2026.11.21-1', state)], [])).toMatch(/only a golden one/);
});

test('of the golden versions the newest counts, and no other', () => {
  const versions = [
    version('2026.11.21-1'),
    version('2026.11.21-9'),
    version('2026.11.21-10', 'rejected'),
    version('2026.11.22-1', 'testing'),
  ];
  expect(newestGolden(versions)?.version).toBe('2026.11.21-9');
  expect(newestGolden([version('2026.11.21-1', 'rejected')])).toBeUndefined();
});

test('of those that wait the newest is next and the others are superseded', () => {
  const versions = [version('2026.11.21-1'), version('2026.11.21-2'), version('2026.11.21-3')];
  const releases = [
    release('2026.11.21-1', 'released'),
    release('2026.11.21-2', 'queued'),
    release('2026.11.21-3', 'queued'),
  ];
  expect(nextRelease(versions, releases)).toEqual({ next: '2026.11.21-3', superseded: ['2026.11.21-2'] });
});

test('one that was rejected while it waited is not started', () => {
  const versions = [version('2026.11.21-2', 'rejected')];
  expect(nextRelease(versions, [release('2026.11.21-2', 'queued')])).toEqual({
    next: undefined,
    superseded: ['2026.11.21-2'],
  });
});
