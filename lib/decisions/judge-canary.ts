/**
 * Is the canary as good as the baseline? Looked at each minute, over the same minutes of both.
 *
 * Errors. Given all errors of both sides, those of the canary are binomial with the canary's share of the requests, were the
 * two equally good (the conditional exact test of two Poisson rates). The baseline is granted `ratio` times its errors and
 * `tolerance` of its requests more, so that a difference must be of use and not only significant. The canary fails as soon as
 * that chance falls under ALPHA shared out over all looks (Bonferroni): a good canary fails in less than 1 of 100 deployments,
 * however often it is looked at. It passes at the end of its time only when the opposite is unlikely as well: were it
 * `unbearable` worse than the baseline, so few errors would be seen in less than 1 of 20. Otherwise there was too little
 * traffic to tell, the judge holds, and at the deadline the canary is inconclusive.
 *
 * Latency. A high quantile of a minute has no simple distribution; the canary fails when it was far slower in each of the
 * last three minutes.
 *
 * Metrics come one to three minutes late: a minute counts once both sides show it, or when it is old enough that nothing more
 * will come.
 */

import type { Verdict } from '../contract/ledger.ts';
import { lowerTail, upperTail } from './binomial-tail.ts';

export interface SideOfMinute {
  requests: number;
  /** Answered with 5xx by the target, or not answered because it refused the connection. */
  errors: number;
  /** p95; undefined where CloudWatch shows none. */
  latencySeconds: number | undefined;
}

export interface Minute {
  startMs: number;
  /** Undefined while CloudWatch shows nothing of it. */
  canary: SideOfMinute | undefined;
  baseline: SideOfMinute | undefined;
}

export interface CanaryQuestion {
  nowMs: number;
  /** When the canary got its share. */
  sinceMs: number;
  judgeSeconds: number;
  /** When a verdict must be given. */
  deadlineMs: number;
  minRequests: number;
  sharePercent: number;
  healthyTargets: number;
  wantedTargets: number;
  minutes: Minute[];
}

export interface CanaryJudgement {
  verdict: Verdict | 'hold';
  /** In plain words, with figures. */
  reasons: string[];
  evidence: string;
}

const MINUTE_MS = 60_000;
/** After so long a minute without data had none. */
const SETTLED_MS = 180_000;
const ALPHA = 0.01;
const RATIO = 1.5;
const TOLERANCE = 0.002;
const UNBEARABLE = 0.03;
const SLOWER_RATIO = 1.5;
const SLOWER_SECONDS = 0.05;
const SLOW_MINUTES = 3;

export function judgeCanary(question: CanaryQuestion): CanaryJudgement {
  const minutes = judgedMinutes(question);
  const sums = sumUp(minutes);
  const evidence = `${describe(sums)} in ${minutes.length} minutes`;
  const answer = (verdict: CanaryJudgement['verdict'], ...reasons: string[]) => ({ verdict, reasons, evidence });

  if (question.healthyTargets === 0) return answer('fail', 'the canary has no healthy target');
  const worse = moreErrors(question, sums) ?? slower(minutes) ?? missing(question, minutes);
  if (worse !== undefined) return answer('fail', worse);

  const doubts = [...unfinished(question, minutes), ...unsure(question, sums)];
  if (doubts.length === 0) return answer('pass', `the canary is as good as the baseline: ${evidence}`);
  if (question.nowMs < question.deadlineMs) return answer('hold', ...doubts);
  return answer('inconclusive', ...doubts.map((doubt) => `cannot judge the canary: ${doubt}`));
}

interface Sums {
  canary: { requests: number; errors: number };
  baseline: { requests: number; errors: number };
}

/**
 * Minutes since the one in which the canary got its share, that both sides show or that are past waiting for. Of the first the
 * canary saw only a part, but nothing in it is from before.
 */
function judgedMinutes({ minutes, sinceMs, nowMs }: CanaryQuestion): Minute[] {
  return minutes.filter(
    ({ startMs, canary, baseline }) =>
      startMs > sinceMs - MINUTE_MS &&
      ((canary !== undefined && baseline !== undefined) || startMs + MINUTE_MS + SETTLED_MS <= nowMs),
  );
}

function sumUp(minutes: Minute[]): Sums {
  const of = (side: 'canary' | 'baseline') => ({
    requests: minutes.reduce((sum, minute) => sum + (minute[side]?.requests ?? 0), 0),
    errors: minutes.reduce((sum, minute) => sum + (minute[side]?.errors ?? 0), 0),
  });
  return { canary: of('canary'), baseline: of('baseline') };
}

function moreErrors(question: CanaryQuestion, sums: Sums): string | undefined {
  const { canary, baseline } = sums;
  if (canary.requests === 0 || baseline.requests === 0 || canary.errors === 0) return undefined;
  const granted = Math.ceil(RATIO * baseline.errors + TOLERANCE * baseline.requests);
  const share = canary.requests / (canary.requests + baseline.requests);
  const chance = upperTail(Math.min(canary.errors, canary.requests), canary.errors + granted, share);
  const looks = Math.max(1, Math.ceil((question.deadlineMs - question.sinceMs) / MINUTE_MS));
  if (chance >= ALPHA / looks) return undefined;
  return `the canary answers with more errors than the baseline: ${describe(sums)}; by chance in ${chance.toExponential(1)} of cases`;
}

function slower(minutes: Minute[]): string | undefined {
  const timed = minutes.flatMap(({ canary, baseline }) =>
    canary?.latencySeconds === undefined || baseline?.latencySeconds === undefined
      ? []
      : [{ canary: canary.latencySeconds, baseline: baseline.latencySeconds }],
  );
  const last = timed.slice(-SLOW_MINUTES);
  if (last.length < SLOW_MINUTES) return undefined;
  if (!last.every(({ canary, baseline }) => canary > SLOWER_RATIO * baseline + SLOWER_SECONDS)) return undefined;
  const figures = last.map(({ canary, baseline }) => `${milliseconds(canary)} against ${milliseconds(baseline)}`);
  return `the canary is slower than the baseline in ${SLOW_MINUTES} minutes on end (p95): ${figures.join(', ')}`;
}

/**
 * Traffic enough for the baseline, and next to none for the canary in spite of its share: it is not there. Of the first minute
 * the canary saw only a part, so only whole ones count.
 */
function missing({ sinceMs, sharePercent, minRequests }: CanaryQuestion, minutes: Minute[]): string | undefined {
  const { canary, baseline } = sumUp(minutes.filter(({ startMs }) => startMs >= sinceMs));
  const expected = (baseline.requests * sharePercent) / (100 - sharePercent);
  if (expected < minRequests || canary.requests >= expected / 10) return undefined;
  return `the canary is missing from the traffic: ${canary.requests} requests where its share of ${sharePercent} % means about ${Math.round(expected)}`;
}

function unfinished(question: CanaryQuestion, minutes: Minute[]): string[] {
  const { sinceMs, judgeSeconds, healthyTargets, wantedTargets } = question;
  const doubts: string[] = [];
  const first = Math.floor(sinceMs / MINUTE_MS) * MINUTE_MS;
  const wanted = Math.max(1, Math.floor((sinceMs + judgeSeconds * 1000 - first) / MINUTE_MS));
  if (minutes.length < wanted) doubts.push(`${minutes.length} of ${wanted} minutes are seen`);
  if (healthyTargets < wantedTargets) doubts.push(`${healthyTargets} of ${wantedTargets} canaries are healthy`);
  return doubts;
}

function unsure({ minRequests }: CanaryQuestion, { canary, baseline }: Sums): string[] {
  if (canary.requests < minRequests) return [`${canary.requests} requests to the canary, ${minRequests} are wanted`];
  if (baseline.requests < minRequests) {
    return [`${baseline.requests} requests to the baseline, ${minRequests} are wanted`];
  }
  const bad = Math.min(1, baseline.errors / baseline.requests + UNBEARABLE);
  if (lowerTail(canary.errors, canary.requests, bad) < 0.05) return [];
  return [`${canary.requests} requests with ${canary.errors} errors do not rule out an error rate of ${percent(bad)}`];
}

const percent = (rate: number) => `${(100 * rate).toFixed(2)} %`;
const milliseconds = (seconds: number) => `${Math.round(1000 * seconds)} ms`;
const side = ({ requests, errors }: { requests: number; errors: number }) =>
  `${errors} errors in ${requests} requests${requests === 0 ? '' : ` (${percent(errors / requests)})`}`;

function describe({ canary, baseline }: Sums): string {
  return `canary ${side(canary)}, baseline ${side(baseline)}`;
}
