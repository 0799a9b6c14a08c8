import { heldBackUntil, ripeMs } from './hold-back.ts';

/** What is known when somebody looks at the causes that are gathered for an image. Times in epoch milliseconds. */
export interface GatheringQuestion {
  readonly nowMs: number;
  readonly dueMs: number;
  /** One of the causes is: neither the age of the base image nor the day's cap holds the build back. */
  readonly urgent: boolean;
  /** The version that is being built now. */
  readonly building: string | undefined;
  readonly base: { readonly amiId: string; readonly createdMs: number };
  readonly minBaseImageAgeSeconds: number;
  readonly buildsToday: number;
  readonly maxBuildsPerDay: number;
}

export type GatheringDecision =
  | { readonly do: 'begin' }
  | { readonly do: 'wait'; readonly lookAgainSeconds: number; readonly reason: string };

const WHILE_BUILDING_SECONDS = 300;
/** What is urgent begins within a minute of the end of the build before. */
const WHILE_BUILDING_URGENT_SECONDS = 60;

/** As long as it is not due, nothing else matters, and need not be known. */
export function decideEarly({
  nowMs,
  dueMs,
}: Pick<GatheringQuestion, 'nowMs' | 'dueMs'>): GatheringDecision | undefined {
  return nowMs < dueMs ? waitUntil(dueMs, nowMs, 'more may join') : undefined;
}

/** Whether a gathering is built now. */
export function decideGathering(question: GatheringQuestion): GatheringDecision {
  const { nowMs, urgent, building, base } = question;
  const early = decideEarly(question);
  if (early !== undefined) return early;
  if (building !== undefined) {
    const lookAgainSeconds = urgent ? WHILE_BUILDING_URGENT_SECONDS : WHILE_BUILDING_SECONDS;
    return { do: 'wait', lookAgainSeconds, reason: `version ${building} is being built` };
  }
  if (urgent) return { do: 'begin' };
  const ripe = ripeMs(base, question.minBaseImageAgeSeconds);
  if (nowMs < ripe) return waitUntil(ripe, nowMs, `${base.amiId} is too young`);
  const freeMs = heldBackUntil(question);
  if (freeMs !== undefined) return waitUntil(freeMs, nowMs, `${question.maxBuildsPerDay} builds were begun today`);
  return { do: 'begin' };
}

function waitUntil(untilMs: number, nowMs: number, why: string): GatheringDecision {
  const reason = `${why} until ${new Date(untilMs).toISOString()}`;
  return { do: 'wait', lookAgainSeconds: Math.max(1, Math.ceil((untilMs - nowMs) / 1000)), reason };
}
