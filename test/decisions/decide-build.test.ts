import { describe, expect, it } from 'vitest';
import { type BuildQuestion, decideBuild } from '../../lib/decisions/decide-build.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 21, 12);

const question = (over: Partial<BuildQuestion>): BuildQuestion => ({
  kind: 'base-image',
  nowMs: now,
  base: { amiId: 'ami-1', createdMs: now - 48 * hour },
  minBaseImageAgeSeconds: 24 * 3600,
  answeredBy: undefined,
  building: undefined,
  hasGolden: true,
  namesDigest: false,
  buildsToday: 0,
  maxBuildsPerDay: 4,
  ...over,
});

describe('a signal that asks for a build', () => {
  it('is acted upon when nothing speaks against it', () => {
    for (const kind of ['base-image', 'schedule', 'manual'] as const) {
      expect(decideBuild(question({ kind }))).toEqual({ fate: 'acted' });
    }
  });

  it('is answered by the version that took up the same cause, whatever else holds', () => {
    const decision = decideBuild(
      question({ answeredBy: { version: '2026.11.20-1', verdict: 'fail' }, building: '2026.11.21-1' }),
    );
    expect(decision).toMatchObject({ fate: 'answered', version: '2026.11.20-1' });
  });
});

describe('a cause whose build broke', () => {
  const broken = (version: string) => question({ answeredBy: { version, verdict: 'inconclusive' } });

  it('is built for again on another day, and not on the same', () => {
    expect(decideBuild(broken('2026.11.20-3'))).toEqual({ fate: 'acted' });
    expect(decideBuild(broken('2026.11.21-1'))).toMatchObject({ fate: 'answered', version: '2026.11.21-1' });
  });

  it('is left to a build that has no verdict yet', () => {
    const answeredBy = { version: '2026.11.20-3', verdict: undefined };
    expect(decideBuild(question({ answeredBy }))).toMatchObject({ fate: 'answered', version: '2026.11.20-3' });
  });
});

describe('a base image that is too young', () => {
  const young = { base: { amiId: 'ami-1', createdMs: now - 23 * hour } };

  it('is left to the next poll, and says until when', () => {
    const decision = decideBuild(question(young));
    expect(decision.fate).toBe('refused');
    expect(decision).toHaveProperty('reason', expect.stringContaining('2026-11-21T13:00:00.000Z'));
  });

  it('is ripe at the very second', () => {
    expect(decideBuild(question({ base: { amiId: 'ami-1', createdMs: now - 24 * hour } })).fate).toBe('acted');
    expect(decideBuild(question({ base: { amiId: 'ami-1', createdMs: now - 24 * hour + 1 } })).fate).toBe('refused');
  });

  it('holds up a schedule, which must come back by itself', () => {
    expect(decideBuild(question({ ...young, kind: 'schedule' }))).toMatchObject({
      fate: 'waiting',
      lookAgainSeconds: 900,
    });
  });

  it('holds up neither a person nor a stack without an image', () => {
    expect(decideBuild(question({ ...young, kind: 'manual' })).fate).toBe('acted');
    expect(decideBuild(question({ ...young, kind: 'source', hasGolden: false })).fate).toBe('acted');
  });
});

describe('while a build runs', () => {
  const building = '2026.11.21-1';

  it('a schedule and a waiting stack are content with it', () => {
    for (const kind of ['schedule', 'source'] as const) {
      const decision = decideBuild(question({ kind, building, hasGolden: false }));
      expect(decision).toMatchObject({ fate: 'coalesced', version: building });
    }
  });

  it.each(['manual', 'base-image'] as const)('a %s signal waits and comes back', (kind) => {
    expect(decideBuild(question({ kind, building }))).toMatchObject({ fate: 'waiting', lookAgainSeconds: 300 });
  });
});

it('a stack that waits for a first image is answered when there is one', () => {
  expect(decideBuild(question({ kind: 'source', hasGolden: true }))).toMatchObject({ fate: 'answered' });
  expect(decideBuild(question({ kind: 'source', hasGolden: false })).fate).toBe('acted');
});

describe('a changed recipe', () => {
  const source = { kind: 'source', namesDigest: true } as const;

  it('is built, though the image has a golden version', () => {
    expect(decideBuild(question(source)).fate).toBe('acted');
  });

  it('is answered by the newest version that was made of it', () => {
    const answeredBy = { version: '2026.11.21-1', verdict: 'pass' } as const;
    expect(decideBuild(question({ ...source, answeredBy }))).toMatchObject({
      fate: 'answered',
      version: '2026.11.21-1',
    });
  });

  it('is not content with a build that began before', () => {
    expect(decideBuild(question({ ...source, building: '2026.11.21-1' })).fate).toBe('waiting');
  });
});

describe('when as many builds were begun today as goldsmith.yaml allows', () => {
  const full = { buildsToday: 4, maxBuildsPerDay: 4 };

  it('a schedule waits, and a base image is left to the poll, until tomorrow', () => {
    const reason = expect.stringContaining('2026-11-22T00:00:00.000Z');
    expect(decideBuild(question({ ...full, kind: 'schedule' }))).toMatchObject({ fate: 'waiting', reason });
    expect(decideBuild(question({ ...full, kind: 'base-image' }))).toMatchObject({ fate: 'refused', reason });
  });

  it('a person, a parent and a recipe are not held back', () => {
    for (const kind of ['manual', 'parent-image'] as const) {
      expect(decideBuild(question({ ...full, kind })).fate).toBe('acted');
    }
    expect(decideBuild(question({ ...full, kind: 'source', namesDigest: true })).fate).toBe('acted');
    expect(decideBuild(question({ ...full, kind: 'source', hasGolden: false })).fate).toBe('acted');
  });

  it('a schedule is content with a build that runs', () => {
    const decision = decideBuild(question({ ...full, kind: 'schedule', building: '2026.11.21-1' }));
    expect(decision).toMatchObject({ fate: 'coalesced', version: '2026.11.21-1' });
  });
});

it('a parent need not ripen', () => {
  const base = { amiId: 'ami-1', createdMs: now };
  expect(decideBuild(question({ kind: 'parent-image', base })).fate).toBe('acted');
});
