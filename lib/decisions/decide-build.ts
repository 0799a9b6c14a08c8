import type { Verdict } from '../contract/ledger.ts';
import type { Signal } from '../contract/signal.ts';

/** What is known when a signal comes. Times in epoch milliseconds. */
export interface BuildQuestion {
  readonly kind: Signal['kind'];
  readonly nowMs: number;
  /** The vendor's current image, as the public parameter and EC2 say. */
  readonly base: { readonly amiId: string; readonly createdMs: number };
  readonly minBaseImageAgeSeconds: number;
  /** The version that took up the same cause before, and its verdict if it has one. */
  readonly answeredBy: { readonly version: string; readonly verdict: Verdict | undefined } | undefined;
  /** The version that is being built now. */
  readonly building: string | undefined;
  readonly hasGolden: boolean;
}

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
  const { kind, base, answeredBy, building } = question;
  if (answeredBy !== undefined && !mayBeRetried(answeredBy, question.nowMs)) {
    const { version } = answeredBy;
    return { fate: 'answered', version, reason: `version ${version} was built for it` };
  }
  if (kind === 'source' && question.hasGolden) {
    return { fate: 'answered', version: undefined, reason: 'the image has a golden version' };
  }
  const ripeMs = base.createdMs + question.minBaseImageAgeSeconds * 1000;
  // A person who asks, and a stack that has no image at all, do not wait for a vendor's image to ripen.
  const mustBeRipe = kind === 'base-image' || kind === 'schedule';
  if (mustBeRipe && question.nowMs < ripeMs) {
    const reason = `${base.amiId} is too young: it may be built on from ${new Date(ripeMs).toISOString()}`;
    if (kind === 'schedule') return { fate: 'waiting', reason, lookAgainSeconds: WHILE_RIPENING_SECONDS };
    return { fate: 'refused', reason: `${reason}; the poll looks at it again` };
  }
  if (building === undefined) return { fate: 'acted' };
  // What a running build gives is what a schedule or a waiting stack wants; a person may want what changed meanwhile, and a
  // newer base image is not in it.
  if (kind === 'schedule' || kind === 'source') {
    return { fate: 'coalesced', version: building, reason: `version ${building} is being built` };
  }
  return {
    fate: 'waiting',
    reason: `version ${building} is being built`,
    lookAgainSeconds: WHILE_BUILDING_SECONDS,
  };
}

/** A build that broke proved nothing; it is repeated on another day, once a day, for as long as the cause stands. */
function mayBeRetried({ version, verdict }: { version: string; verdict: Verdict | undefined }, nowMs: number): boolean {
  const today = new Date(nowMs).toISOString().slice(0, 10).replaceAll('-', '.');
  return verdict === 'inconclusive' && !version.startsWith(`${today}-`);
}
