import { decideEarly, decideGathering, type GatheringDecision } from '../../lib/decisions/decide-gathering.ts';
import { isFixedIn } from '../../lib/decisions/is-fixed-in.ts';
import { beginBuild } from './begin-build.ts';
import { namesIn } from './cause-items.ts';
import { answerCauses, closeUnused } from './gather.ts';
import type { ImageLook } from './image-look.ts';
import { readCauses } from './ledger.ts';
import { minAgeSeconds } from './min-age.ts';

export type Tended =
  | Extract<GatheringDecision, { do: 'wait' }>
  | { readonly do: 'begun' | 'closed'; readonly version: string };

/** Begins what is gathered for an image when it is due; whoever has a signal of the image does so. Undefined when nothing is gathered. */
export async function tendGathering(look: ImageLook, nowMs: number): Promise<Tended | undefined> {
  const [gathering, settings] = [await look.gathering(), await look.settings()];
  if (gathering === undefined || settings === undefined) return undefined;
  const early = decideEarly({ nowMs, dueMs: gathering.dueMs });
  if (early?.do === 'wait') return early;
  const { image } = look;
  const last = await look.lastBuild();
  const base = await look.base(settings);
  const decision = decideGathering({
    nowMs,
    dueMs: gathering.dueMs,
    urgent: gathering.urgent,
    building: last?.running === true ? last.version : undefined,
    base,
    minBaseImageAgeSeconds: minAgeSeconds(settings),
    buildsToday: await look.buildsOf(new Date(nowMs).toISOString().slice(0, 10)),
    maxBuildsPerDay: settings.maxBuildsPerDay,
  });
  if (decision.do === 'wait') return decision;
  const { version } = gathering;
  const causes = await readCauses(image, version);
  const golden = await look.golden();
  const fixed = causes.filter(
    ({ key, fixes = [] }) => golden?.bill !== undefined && isFixedIn(golden.bill, fixes, namesIn(key)),
  );
  look.forget();
  if (golden !== undefined) {
    await answerCauses({ image, version, by: golden.version }, fixed);
    if (fixed.length === causes.length) {
      await closeUnused({ image, version, by: golden.version }, gathering, nowMs);
      return { do: 'closed', version };
    }
  }
  await beginBuild({
    image,
    version,
    baseAmi: base.amiId,
    sourceDigest: settings.sourceDigest,
    nowMs,
    cause: undefined,
    taken: undefined,
    replaces: last?.version,
    gathering,
    capped: !gathering.urgent,
  });
  return { do: 'begun', version };
}
