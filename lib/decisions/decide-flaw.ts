/** What is known when an advisory or a finding comes. Times in epoch milliseconds. */
export interface FlawQuestion {
  readonly nowMs: number;
  /** As decide-advisory judged it. */
  readonly when: 'now' | 'settle';
  /** How long flaws are gathered; undefined when goldsmith.yaml wants no builds for them. */
  readonly settleSeconds: number | undefined;
  /** The newest golden version, and whether its bill of materials has the fix; undefined without either. */
  readonly golden: { readonly version: string; readonly fixes: 'yes' | 'no' | 'unknown' } | undefined;
  /** What would be built on; needed for a flaw that was built for before. */
  readonly baseAmi: string | undefined;
  /** The version that took up the same flaw before. */
  readonly takenBy: TakenFlaw | undefined;
}

export interface TakenFlaw {
  readonly version: string;
  readonly stage: 'gathering' | 'building' | 'ended';
  /** Of one that is gathered and was built for in vain before. */
  readonly heldUntilMs?: number | undefined;
  /** Golden versions that were built for it before this one, and did not bring the fix. */
  readonly vainBuilds?: number | undefined;
  /** Of one that has ended. */
  readonly golden?: boolean | undefined;
  readonly baseAmi?: string | undefined;
  readonly beganMs?: number | undefined;
}

export type FlawDecision =
  | { readonly fate: 'answered' | 'coalesced'; readonly version: string; readonly reason: string }
  | { readonly fate: 'refused'; readonly reason: string }
  /** It joins what is gathered for the image, which is begun when the first of its causes is due. */
  | {
      readonly fate: 'gathered';
      readonly dueMs: number;
      readonly urgent: boolean;
      /** Not before then, whatever is said of it again. */
      readonly heldUntilMs?: number;
      /** Golden versions that were built for it so far. */
      readonly vainBuilds?: number;
      readonly reason: string;
    };

const DAY_MS = 86_400_000;
/** Each build in vain is released, too: what no repository of the image will ever bring must not replace the fleets each day. */
const LONGEST_WAIT_DAYS = 7;

/** What becomes of a flaw that deserves a build: it is gathered once, unless a version has its fix or is on the way to it. */
export function decideFlaw(question: FlawQuestion): FlawDecision {
  const { nowMs, when, settleSeconds, golden, takenBy } = question;
  if (settleSeconds === undefined) {
    return { fate: 'refused', reason: 'goldsmith.yaml asks for no builds for advisories of this image' };
  }
  const urgent = when === 'now';
  if (takenBy?.stage === 'building') {
    return { fate: 'coalesced', version: takenBy.version, reason: `version ${takenBy.version} is being built for it` };
  }
  if (takenBy?.stage === 'gathering') {
    if (urgent && nowMs >= (takenBy.heldUntilMs ?? 0))
      return { fate: 'gathered', dueMs: nowMs, urgent, reason: 'it is urgent' };
    return { fate: 'coalesced', version: takenBy.version, reason: `it is gathered for version ${takenBy.version}` };
  }
  if (golden?.fixes === 'yes') {
    const { version } = golden;
    return { fate: 'answered', version, reason: `version ${version} has the fix, as its bill of materials says` };
  }
  if (takenBy === undefined) {
    if (urgent) return { fate: 'gathered', dueMs: nowMs, urgent, reason: 'it is urgent' };
    return { fate: 'gathered', dueMs: nowMs + settleSeconds * 1000, urgent, reason: 'it settles' };
  }
  return tryAgain(question, takenBy, settleSeconds);
}

/**
 * A build that did not bring the fix is repeated on the next day, after the second after two, and so on up to a week; or when there is
 * another base image, which may have it. One that was rejected says nothing about the fix, and is repeated each day.
 */
function tryAgain(
  { nowMs, when, golden, baseAmi }: FlawQuestion,
  takenBy: TakenFlaw,
  settleSeconds: number,
): FlawDecision {
  const { version } = takenBy;
  if (takenBy.golden === true && golden?.fixes !== 'no') {
    return { fate: 'answered', version, reason: `version ${version} was built for it; no bill of materials says more` };
  }
  const urgent = when === 'now';
  const vainBuilds = (takenBy.vainBuilds ?? 0) + (takenBy.golden === true ? 1 : 0);
  const waitDays = takenBy.golden === true ? Math.min(2 ** (vainBuilds - 1), LONGEST_WAIT_DAYS) : 1;
  const againMs = (Math.floor((takenBy.beganMs ?? 0) / DAY_MS) + waitDays) * DAY_MS;
  const soonMs = urgent ? nowMs : nowMs + settleSeconds * 1000;
  const vain = `version ${version} was built for it and did not bring the fix`;
  if (nowMs >= againMs || takenBy.baseAmi !== baseAmi) {
    return { fate: 'gathered', dueMs: soonMs, urgent, vainBuilds, reason: `${vain}; it is tried again` };
  }
  const until = new Date(againMs).toISOString();
  return {
    fate: 'gathered',
    dueMs: againMs,
    urgent,
    heldUntilMs: againMs,
    vainBuilds,
    reason: `${vain}; it is tried again from ${until}, or on another base image`,
  };
}
