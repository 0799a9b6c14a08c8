import type { Verdict } from '../contract/ledger.ts';
import type { Signal } from '../contract/signal.ts';
import { heldBackUntil, ripeMs } from './hold-back.ts';

/** Advisories and findings are gathered: see decide-flaw. */
export type BuildKind = Exclude<Signal['kind'], 'advisory' | 'finding'>;

/** What is known when a signal comes. Times in epoch milliseconds. */
export interface BuildQuestion {
  readonly kind: BuildKind;
  readonly nowMs: number;
  /** The vendor's current image, as the public parameter and EC2 say. */
  readonly base: { readonly amiId: string; readonly createdMs: number };
  readonly minBaseImageAgeSeconds: number;
  /** The version that took up the same cause before, and its verdict if it has one. */
  readonly answeredBy: { readonly version: string; readonly verdict: Verdict | undefined } | undefined;
  /** The version that is being built now. */
  readonly building: string | undefined;
  readonly hasGolden: boolean;
  /** Of `source`: it names what the recipe changed to, and only a version made of that will do. */
  readonly namesDigest: boolean;
  /** Builds that were begun today and that the cap counts. */
  readonly buildsToday: number;
  readonly maxBuildsPerDay: number;
}

/** What the cap counts and holds back: nobody waits for these. Gathered flaws that are not urgent count, too. */
export const cappedKinds: readonly string[] = ['schedule', 'base-image'] satisfies BuildKind[];

export type BuildDecision =
  | { readonly fate: 'acted' }
  | { readonly fate: 'answered' | 'coalesced'; readonly version: string | undefined; readonly reason: string }
  /** It ends here; another one comes by itself. */
  | { readonly fate: 'refused'; readonly reason: string }
  /** The signal itself must come back after that time. */
  | { readonly fate: 'waiting'; readonly reason: string; readonly lookAgainSeconds: number };

/** A build takes half an hour and more; an AMI ripens for hours. */
const WHILE_BUILDING_SECONDS = 300;
const WHILE_RIPENING_SECONDS = 900;

/** What becomes of a signal. Every signal ends acted upon, answered by a version, coalesced into a build or refused, or comes back. */
export function decideBuild(question: BuildQuestion): BuildDecision {
  const { kind, answeredBy, building } = question;
  if (answeredBy !== undefined && !mayBeRetried(answeredBy, question.nowMs)) {
    const { version } = answeredBy;
    return { fate: 'answered', version, reason: `version ${version} was built for it` };
  }
  if (kind === 'source' && !question.namesDigest && question.hasGolden) {
    return { fate: 'answered', version: undefined, reason: 'the image has a golden version' };
  }
  const held = cappedKinds.includes(kind) ? heldBack(question) : undefined;
  if (held !== undefined) {
    if (kind === 'schedule') return { fate: 'waiting', reason: held, lookAgainSeconds: WHILE_RIPENING_SECONDS };
    return { fate: 'refused', reason: `${held}; the poll looks at it again` };
  }
  if (building === undefined) return { fate: 'acted' };
  // What a running build gives is what a schedule or a waiting stack wants; a person may want what changed meanwhile, and a
  // newer base image is not in it.
  if (kind === 'schedule' || (kind === 'source' && !question.namesDigest)) {
    return { fate: 'coalesced', version: building, reason: `version ${building} is being built` };
  }
  return {
    fate: 'waiting',
    reason: `version ${building} is being built`,
    lookAgainSeconds: WHILE_BUILDING_SECONDS,
  };
}

/** A person who asks, a changed recipe, a new parent, and a stack that has no image at all are never held back. */
function heldBack(question: BuildQuestion): string | undefined {
  const { base, nowMs, maxBuildsPerDay } = question;
  const ripe = ripeMs(base, question.minBaseImageAgeSeconds);
  if (nowMs < ripe) return `${base.amiId} is too young: it may be built on from ${new Date(ripe).toISOString()}`;
  // What is being built counts already, and a schedule is content with it.
  const freeMs = question.building === undefined ? heldBackUntil(question) : undefined;
  if (freeMs === undefined) return undefined;
  return `${maxBuildsPerDay} builds were begun today, as many as goldsmith.yaml allows: from ${new Date(freeMs).toISOString()} again`;
}

/** A build that broke proved nothing; it is repeated on another day, once a day, for as long as the cause stands. */
function mayBeRetried({ version, verdict }: { version: string; verdict: Verdict | undefined }, nowMs: number): boolean {
  const today = new Date(nowMs).toISOString().slice(0, 10).replaceAll('-', '.');
  return verdict === 'inconclusive' && !version.startsWith(`${today}-`);
}
