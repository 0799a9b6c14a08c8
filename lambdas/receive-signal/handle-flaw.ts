import type { BillOfMaterials } from '../../lib/contract/bill-of-materials.ts';
import { LISTED_CVES } from '../../lib/contract/cause.ts';
import type { Signal } from '../../lib/contract/signal.ts';
import { decideFlaw, type TakenFlaw } from '../../lib/decisions/decide-flaw.ts';
import { isFixedIn } from '../../lib/decisions/is-fixed-in.ts';
import { type GatheredCause, type InVain, namesIn } from './cause-items.ts';
import { type Joining, joinGathering, openGathering } from './gather.ts';
import type { ImageLook } from './image-look.ts';
import { builtFor, countCause, newVersion, type TakenCause } from './ledger.ts';
import type { Outcome } from './outcome.ts';
import { rememberAnswered } from './remember-answered.ts';
import { recordSignal } from './signal-items.ts';
import { tendGathering } from './tend-gathering.ts';
import { versionDate } from './version-date.ts';

export type FlawSignal = Extract<Signal, { kind: 'advisory' | 'finding' }> & { id: string; receivedAt: string };

/**
 * An advisory or a finding. What is known already costs one request and leaves no record but its count; what is new is gathered, and
 * begun at once when it is urgent.
 */
export async function handleFlaw(signal: FlawSignal, look: ImageLook, nowMs: number): Promise<Outcome> {
  const { image, id, receivedAt, kind } = signal;
  const settings = await look.settings();
  if (settings === undefined) throw new Error(`cannot judge a flaw of "${image}": it has no settings`);
  const cause = causeOf(signal, nowMs);
  const taken = await countCause(image, cause.key);
  const taker = await takenBy(signal, look, taken);
  // Of a burst, most are on their way already: no more is asked for them.
  const open = taker === undefined || taker.stage === 'ended';
  const golden = open ? await look.golden() : undefined;
  const decision = decideFlaw({
    nowMs,
    when: signal.when,
    settleSeconds: settings.advisories?.settleSeconds,
    golden: golden && { version: golden.version, fixes: fixesIn(golden.bill, cause) },
    baseAmi: open ? (await look.base(settings)).amiId : undefined,
    takenBy: taker,
  });
  if (decision.fate === 'gathered') return await gather({ signal, look, cause, taken, nowMs }, decision);
  if (taken !== undefined) return { ...decision, repeated: true };
  await recordSignal({ image, id, receivedAt, kind, ...decision });
  // The next that says the same is answered by this.
  if (decision.fate === 'answered') await rememberAnswered({ image, version: decision.version }, cause);
  return decision;
}

function fixesIn(bill: BillOfMaterials | undefined, { key, fixes = [] }: GatheredCause): 'yes' | 'no' | 'unknown' {
  if (bill === undefined) return 'unknown';
  return isFixedIn(bill, fixes, namesIn(key)) ? 'yes' : 'no';
}

interface Gathering {
  readonly signal: FlawSignal;
  readonly look: ImageLook;
  readonly cause: GatheredCause;
  readonly taken: TakenCause | undefined;
  readonly nowMs: number;
}

async function gather(
  { signal, look, cause, taken, nowMs }: Gathering,
  { dueMs, urgent, reason, heldUntilMs, vainBuilds }: Pick<Joining, 'dueMs' | 'urgent' | 'reason'> & InVain,
): Promise<Outcome> {
  const { image, id, receivedAt, kind } = signal;
  const held = await look.lastBuild();
  const gathering = await look.gathering();
  const version = gathering?.version ?? (await newVersion(image, versionDate(nowMs, held)));
  const joining: Joining = {
    image,
    version,
    cause,
    taken,
    dueMs,
    urgent,
    inVain: { heldUntilMs, vainBuilds },
    reason,
    nowMs,
  };
  look.forget();
  if (gathering === undefined) await openGathering(joining, held);
  else await joinGathering(joining, gathering);
  const tended = urgent ? await tendGathering(look, nowMs) : undefined;
  const begun = tended?.do === 'begun' && tended.version === version;
  if (!begun) return { fate: 'coalesced', version, reason };
  await recordSignal({ image, id, receivedAt, kind, fate: 'acted', reason, version });
  return { fate: 'acted', version };
}

async function takenBy(
  signal: FlawSignal,
  look: ImageLook,
  taken: TakenCause | undefined,
): Promise<TakenFlaw | undefined> {
  if (taken !== undefined) return (await stageOf(look, taken)) ?? { version: taken.version, stage: 'ended' };
  if (signal.kind === 'advisory') return undefined;
  // Instances of a version that was built for the flaw show it again, in another AMI: that build did not bring the fix.
  const inVain = await builtFor(signal.image, signal.version, `finding ${nameOf(signal)} `);
  if (inVain === undefined) return undefined;
  return await stageOf(look, { ...inVain, version: signal.version, heldUntilMs: undefined });
}

async function stageOf(
  look: ImageLook,
  { version, heldUntilMs, vainBuilds }: Omit<TakenCause, 'signalId'>,
): Promise<TakenFlaw | undefined> {
  const open = async () => (await look.gathering())?.version === version;
  if (await open()) return { version, stage: 'gathering', heldUntilMs };
  const known = await look.version(version);
  if (known === undefined) {
    // Gathered or begun by somebody else since this batch looked.
    look.forget();
    if (await open()) return { version, stage: 'gathering', heldUntilMs };
  }
  const { golden, baseAmi, beganMs, verdict } = known ?? (await look.version(version)) ?? {};
  if (beganMs === undefined) return undefined;
  return { version, stage: verdict === undefined ? 'building' : 'ended', golden, baseAmi, beganMs, vainBuilds };
}

function causeOf(signal: FlawSignal, nowMs: number): GatheredCause {
  const { kind, cves, publishedAt, seenAt, receivedAt, id, fixes } = signal;
  const key =
    kind === 'advisory' ? `advisory ${signal.feed} ${signal.advisory}` : `finding ${nameOf(signal)} ${signal.amiId}`;
  return {
    kind,
    key,
    cves: cves.slice(0, LISTED_CVES),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    seenAt,
    receivedAt,
    decidedAt: new Date(nowMs).toISOString(),
    signalId: id,
    fixes,
  };
}

const nameOf = ({ cves, id }: { cves: readonly string[]; id: string }) => cves[0] ?? id;
