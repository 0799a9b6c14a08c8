import type { Cause } from '../../lib/contract/cause.ts';
import type { ImageSettings } from '../../lib/contract/settings.ts';
import { namesRecipe, type Signal } from '../../lib/contract/signal.ts';
import { type BuildDecision, type BuildKind, cappedKinds, decideBuild } from '../../lib/decisions/decide-build.ts';
import { beginBuild, launch } from './begin-build.ts';
import type { GatheredCause } from './cause-items.ts';
import type { ImageLook } from './image-look.ts';
import { type KnownVersion, newVersion, readTakenCause, type TakenCause } from './ledger.ts';
import { minAgeSeconds } from './min-age.ts';
import type { Outcome } from './outcome.ts';
import { lookLater, sendAgain } from './send-again.ts';
import { versionDate } from './version-date.ts';

export type AskingSignal = Extract<Signal, { kind: BuildKind }> & { id: string; receivedAt: string };

interface Known {
  readonly settings: ImageSettings;
  readonly nowMs: number;
}

/** A signal that asks for a build of its own: it begins one, and takes along what is gathered. */
export async function handleAsking(signal: AskingSignal, look: ImageLook, known: Known): Promise<Outcome> {
  const { image, id, kind } = signal;
  const { settings, nowMs } = known;
  const base = await look.base(settings);
  const key = causeKey(signal, base.amiId);
  const taken = await readTakenCause(image, key);
  const last = await look.lastBuild();
  // A message that comes again finds its own cause, and its version, perhaps never started, is started now.
  if (taken?.signalId === id) {
    await launch(image, taken.version);
    return { fate: 'acted', version: taken.version };
  }
  const digest = signal.kind === 'source' ? signal.digest : undefined;
  const ofRecipe = digest !== undefined && namesRecipe(digest);
  const decision = decideBuild({
    kind,
    nowMs,
    base,
    minBaseImageAgeSeconds: minAgeSeconds(settings),
    answeredBy: await answeredBy(look, taken, ofRecipe ? settings.sourceDigest : undefined),
    building: last?.running === true ? last.version : undefined,
    hasGolden: kind === 'source' && (await look.hasGolden()),
    namesDigest: digest !== undefined,
    buildsToday: cappedKinds.includes(kind) ? await look.buildsOf(dateOf(nowMs)) : 0,
    maxBuildsPerDay: settings.maxBuildsPerDay,
  });
  if (decision.fate !== 'acted') {
    await comeBack(signal, decision);
    return decision;
  }
  const gathering = await look.gathering();
  const version = gathering?.version ?? (await newVersion(image, versionDate(nowMs, last)));
  look.forget();
  await beginBuild({
    image,
    version,
    baseAmi: base.amiId,
    sourceDigest: settings.sourceDigest,
    nowMs,
    cause: causeOf(signal, { key, baseMs: base.createdMs, nowMs }),
    taken,
    replaces: last?.version,
    gathering,
    capped: cappedKinds.includes(kind),
  });
  return { fate: 'acted', version };
}

/**
 * A recipe may go back to what it was: a change of it is answered by the newest version alone, if that was baked of the recipe as it
 * is now. Of what others fetch into the image nobody knows more than for which digest a version was built.
 */
async function answeredBy(
  look: ImageLook,
  taken: TakenCause | undefined,
  recipe: string | undefined,
): Promise<Pick<KnownVersion, 'version' | 'verdict'> | undefined> {
  if (recipe === undefined) {
    if (taken === undefined) return undefined;
    return { version: taken.version, verdict: (await look.version(taken.version))?.verdict };
  }
  const last = await look.lastBuild();
  const version = last === undefined ? undefined : await look.version(last.version);
  return version?.sourceDigest === recipe ? version : undefined;
}

/** Signals that must be looked at again, and that nothing else brings back. */
async function comeBack(signal: AskingSignal, decision: Exclude<BuildDecision, { fate: 'acted' }>): Promise<void> {
  if (decision.fate === 'waiting') {
    await sendAgain(signal, decision.lookAgainSeconds);
  }
  if (decision.fate === 'answered' && signal.kind === 'base-image' && signal.attempt !== undefined) {
    await lookLater(signal.image, signal.attempt);
  }
}

/** What must not be built for twice. */
function causeKey(signal: AskingSignal, amiId: string): string {
  if (signal.kind === 'base-image' || signal.kind === 'parent-image') return amiId;
  if (signal.kind === 'schedule') return `schedule ${signal.scheduledTime}`;
  if (signal.kind === 'source') return `source ${signal.digest ?? signal.id}`;
  return `manual ${signal.id}`;
}

function causeOf(signal: AskingSignal, at: { key: string; baseMs: number; nowMs: number }): GatheredCause {
  const { kind, id, receivedAt } = signal;
  const cause: Cause = { kind, key: at.key, receivedAt, decidedAt: new Date(at.nowMs).toISOString() };
  const published = kind === 'base-image' || kind === 'parent-image';
  return {
    ...cause,
    // Until a fix came in a base image, nobody could see it.
    ...(published ? { publishedAt: new Date(at.baseMs).toISOString(), seenAt: receivedAt } : {}),
    signalId: id,
  };
}

const dateOf = (nowMs: number) => new Date(nowMs).toISOString().slice(0, 10);
