import { readEnvironment } from '../../lib/contract/environment.ts';
import { versionSlug } from '../../lib/contract/names.ts';
import type { ImageSettings } from '../../lib/contract/settings.ts';
import type { Signal } from '../../lib/contract/signal.ts';
import { type BuildDecision, decideBuild } from '../../lib/decisions/decide-build.ts';
import { createdMs } from './base-image.ts';
import { isRunning, startBuild } from './builds.ts';
import { hasGolden, readBaseAmi, readImageSettings } from './image-settings.ts';
import { type HeldBuild, Ledger } from './ledger.ts';
import { lookLater, sendAgain } from './send-again.ts';

const ledger = new Ledger(readEnvironment('ledgerTable', process.env));

export type KnownSignal = Signal & { id: string; receivedAt: string };
export type Outcome = BuildDecision & { readonly version?: string | undefined };

/** Decides a signal, does what was decided, and writes both down. Safe to repeat with the same signal. */
export async function handleSignal(signal: KnownSignal, nowMs: number): Promise<Outcome> {
  const settings = await readImageSettings(signal.image);
  const outcome: Outcome =
    settings === undefined
      ? { fate: 'refused', reason: 'no stack has made this image; deploy one that names it' }
      : await decideAndAct(signal, settings, nowMs);
  await ledger.recordSignal({ ...signal, ...outcome });
  return outcome;
}

async function decideAndAct(signal: KnownSignal, settings: ImageSettings, nowMs: number): Promise<Outcome> {
  const { image, id, kind, receivedAt } = signal;
  const amiId = await readBaseAmi(settings.base);
  const cause = { kind, key: causeKey(signal, amiId), receivedAt };
  const taken = await ledger.cause(image, cause.key);
  const held = await ledger.build(image);
  const building = held !== undefined && (await isRunning(image, held, nowMs)) ? held.version : undefined;
  // A message that comes again finds its own cause: its version, perhaps never started, is started now.
  const mine = taken?.signalId === id ? taken.version : undefined;
  const decision = decideBuild({
    kind,
    nowMs,
    base: { amiId, createdMs: await createdMs(amiId) },
    minBaseImageAgeSeconds: settings.minBaseImageAgeSeconds,
    answeredBy: mine === undefined ? taken : undefined,
    building: building === mine ? undefined : building,
    hasGolden: kind === 'source' && (await hasGolden(image)),
  });
  if (decision.fate !== 'acted') {
    await comeBack(signal, decision);
    return decision;
  }
  const version = mine ?? (await ledger.newVersion(image, receivedAt.slice(0, 10)));
  const retries = mine === undefined ? taken?.version : undefined;
  await begin({ signal, version, cause, parentAmi: amiId, held, retries, nowMs });
  return { ...decision, version };
}

interface Start {
  signal: KnownSignal;
  version: string;
  cause: { kind: string; key: string; receivedAt: string };
  parentAmi: string;
  held: HeldBuild | undefined;
  retries: string | undefined;
  nowMs: number;
}

async function begin({ signal, held, ...start }: Start): Promise<void> {
  const { image, id } = signal;
  const { version, cause } = start;
  if (!(await ledger.begin({ ...start, image, signalId: id, replaces: held?.version }))) {
    throw new Error(
      `cannot begin ${versionSlug(image, version)}: another build began meanwhile; the signal is looked at again`,
    );
  }
  await startBuild({ image, version, causes: [cause] });
}

/** Signals that must be looked at again, and that nothing else brings back. */
async function comeBack(signal: KnownSignal, decision: Exclude<BuildDecision, { fate: 'acted' }>): Promise<void> {
  if (decision.fate === 'waiting') {
    await sendAgain(signal, decision.lookAgainSeconds);
  }
  if (decision.fate === 'answered' && signal.kind === 'base-image' && signal.attempt !== undefined) {
    await lookLater(signal.image, signal.attempt);
  }
}

/** What must not be built for twice. */
function causeKey(signal: KnownSignal, amiId: string): string {
  if (signal.kind === 'base-image') return amiId;
  return signal.kind === 'schedule' ? `schedule ${signal.scheduledTime}` : `${signal.kind} ${signal.id}`;
}
