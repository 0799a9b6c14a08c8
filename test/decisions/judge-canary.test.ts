import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CanaryQuestion, judgeCanary, type Minute } from '../../lib/decisions/judge-canary.ts';

const MINUTE = 60_000;
const since = Date.UTC(2026, 10, 21, 12, 0, 0);

/** Ten minutes of 200 requests a second, a tenth of them to the canary. */
function minutes(
  count: number,
  side: { canaryErrors?: number; baselineErrors?: number; scale?: number } = {},
): Minute[] {
  const scale = side.scale ?? 1;
  return Array.from({ length: count }, (_, index) => ({
    startMs: since + index * MINUTE,
    canary: { requests: Math.round(1200 * scale), errors: side.canaryErrors ?? 0, latencySeconds: 0.04 },
    baseline: { requests: Math.round(10_800 * scale), errors: side.baselineErrors ?? 0, latencySeconds: 0.04 },
  }));
}

function question(elapsedMinutes: number, more: Partial<CanaryQuestion> = {}): CanaryQuestion {
  return {
    nowMs: since + elapsedMinutes * MINUTE,
    sinceMs: since,
    judgeSeconds: 600,
    deadlineMs: since + 25 * MINUTE,
    minRequests: 100,
    sharePercent: 10,
    healthyTargets: 1,
    wantedTargets: 1,
    minutes: minutes(Math.max(0, elapsedMinutes - 2)),
    ...more,
  };
}

test('a canary that got its share late in a minute is not missing from it', () => {
  const [full] = minutes(1);
  const partial = {
    startMs: since,
    canary: { requests: 20, errors: 0, latencySeconds: 0.04 },
    baseline: full?.baseline,
  };
  const judgement = judgeCanary(question(3, { sinceMs: since + 59_000, minutes: [partial] }));
  expect(judgement).toMatchObject({ verdict: 'hold' });
});

describe('errors', () => {
  test('3 % of errors fail in the first minute that is seen', () => {
    const judgement = judgeCanary(question(3, { minutes: minutes(1, { canaryErrors: 36, baselineErrors: 2 }) }));
    expect(judgement.verdict).toBe('fail');
    expect(judgement.reasons.join()).toMatch(/36 errors in 1200 requests \(3\.00 %\), baseline 2 errors in 10800/);
  });

  test('the same errors on both sides are no sign', () => {
    const both = { canaryErrors: 36, baselineErrors: 324 };
    expect(judgeCanary(question(14, { minutes: minutes(10, both) })).verdict).toBe('pass');
  });

  test('two errors in a thousand more than none are borne', () => {
    expect(judgeCanary(question(14, { minutes: minutes(10, { canaryErrors: 2 }) })).verdict).toBe('pass');
  });

  test('a good canary is not failed by chance in more than 1 of 100 deployments', () => {
    let failed = 0;
    const runs = 300;
    const noise = seeded(7);
    for (let run = 0; run < runs; run++) {
      const seen = minutes(20).map((minute) => ({
        ...minute,
        canary: { requests: 1200, errors: binomial(noise, 1200, 0.01), latencySeconds: 0.04 },
        baseline: { requests: 10_800, errors: binomial(noise, 10_800, 0.01), latencySeconds: 0.04 },
      }));
      const verdicts = seen.map(
        (_, look) => judgeCanary(question(look + 3, { minutes: seen.slice(0, look + 1) })).verdict,
      );
      if (verdicts.includes('fail')) failed++;
    }
    expect(failed / runs).toBeLessThanOrEqual(0.01);
  });
});

describe('time', () => {
  test('a good canary is held until its time is over, and then passes', () => {
    expect(judgeCanary(question(6)).verdict).toBe('hold');
    expect(judgeCanary(question(12)).verdict).toBe('pass');
  });

  test('minutes before the canary had its share do not count', () => {
    const before = minutes(1, { canaryErrors: 600 }).map((minute) => ({ ...minute, startMs: since - MINUTE }));
    expect(judgeCanary(question(3, { minutes: before })).verdict).toBe('hold');
  });

  test('a minute that only the baseline shows is waited for, for three minutes', () => {
    const [late] = minutes(1);
    const half: Minute[] = [{ startMs: since, canary: undefined, baseline: late?.baseline }];
    expect(judgeCanary(question(2, { minutes: half })).reasons.join()).toMatch(/0 of 10 minutes/);
    expect(judgeCanary(question(4, { minutes: half })).verdict).toBe('fail');
  });
});

describe('traffic', () => {
  const none = minutes(10).map((minute) => ({ ...minute, canary: undefined, baseline: undefined }));

  test('without any the judge holds until the deadline, then cannot tell', () => {
    expect(judgeCanary(question(20, { minutes: none })).verdict).toBe('hold');
    const judgement = judgeCanary(question(25, { minutes: none }));
    expect(judgement.verdict).toBe('inconclusive');
    expect(judgement.reasons.join()).toMatch(/0 requests to the canary, 100 are wanted/);
  });

  test('too little to rule out a bad image is inconclusive, though there was no error', () => {
    const few = minutes(10, { scale: 0.006 });
    expect(judgeCanary(question(25, { minutes: few, minRequests: 50 })).reasons.join()).toMatch(/do not rule out/);
  });

  test('a canary that gets none of the traffic fails', () => {
    const empty = minutes(5).map((minute) => ({ ...minute, canary: undefined }));
    expect(judgeCanary(question(9, { minutes: empty })).reasons.join()).toMatch(/missing from the traffic: 0 requests/);
  });

  test('a canary without a healthy target fails', () => {
    expect(judgeCanary(question(5, { healthyTargets: 0 }))).toMatchObject({
      verdict: 'fail',
      reasons: ['the canary has no healthy target'],
    });
  });
});

describe('latency', () => {
  const slow = (count: number) =>
    minutes(5).map((minute, index) => ({
      ...minute,
      canary: { requests: 1200, errors: 0, latencySeconds: index >= 5 - count ? 0.4 : 0.04 },
    }));

  test('three slow minutes on end fail', () => {
    expect(judgeCanary(question(8, { minutes: slow(3) })).reasons.join()).toMatch(/slower .*400 ms against 40 ms/);
  });

  test('two are borne', () => {
    expect(judgeCanary(question(8, { minutes: slow(2) })).verdict).toBe('hold');
  });
});

test('more errors of the canary never turn a failure into anything better', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (errors, more) => {
      const verdict = (canaryErrors: number) =>
        judgeCanary(question(14, { minutes: minutes(10, { canaryErrors, baselineErrors: 20 }) })).verdict;
      return verdict(errors) !== 'fail' || verdict(errors + more) === 'fail';
    }),
    { seed: 1 },
  );
});

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function binomial(next: () => number, trials: number, chance: number): number {
  // By the gaps between successes, which are geometric.
  let hits = 0;
  for (let at = gap(); at < trials; at += 1 + gap()) hits++;
  return hits;
  function gap(): number {
    return Math.floor(Math.log(1 - next()) / Math.log(1 - chance));
  }
}
