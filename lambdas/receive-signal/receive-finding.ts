// A finding of Amazon Inspector: whose AMI it is, what is new in it, whether it deserves a build. Of one flaw on thousands of
// instances of an AMI one signal is handed on, and once more on each day on which it is still found.

import type { Logger } from '@aws-lambda-powertools/logger';
import type { InspectorFinding } from '../../lib/contract/inspector-finding.ts';
import { logIds } from '../../lib/contract/log-ids.ts';
import type { ImageSettings } from '../../lib/contract/settings.ts';
import type { Signal } from '../../lib/contract/signal.ts';
import type { AdvisoryDecision } from '../../lib/decisions/decide-advisory.ts';
import { decideFinding } from '../../lib/decisions/decide-finding.ts';
import { flawsInFinding, type InspectorFlaw } from '../../lib/decisions/flaws-in-finding.ts';
import { isOpen, recordFinding } from '../../lib/decisions/record-finding.ts';
import { parentAmiOf, readFinding, versionOf, writeFinding } from './finding-items.ts';
import { readImageSettings } from './image-settings.ts';
import { isKnownExploited } from './known-exploited.ts';
import { Changed } from './table.ts';

export interface Receiving {
  readonly messageId: string;
  readonly nowMs: number;
  readonly hand: (signal: Signal & { id: string }) => Promise<void>;
  readonly logger: Logger;
}

/** Instances of one AMI write to one item; only two messages are looked at at once. */
const MAX_TRIES = 5;

export async function receiveFinding(finding: InspectorFinding, receiving: Receiving): Promise<void> {
  const flaws = flawsInFinding(finding);
  if (flaws.length === 0) receiving.logger.debug('finding refused: of no instance that is in use');
  for (const flaw of flaws) {
    const ours = await versionOf(flaw.amiId);
    // An account has thousands of other instances: those findings are logged, and no more.
    if (ours === undefined) receiving.logger.info('finding refused: the AMI is none of ours', { amiId: flaw.amiId });
    else await receiveFlaw(flaw, ours, receiving);
  }
}

type Ours = { readonly image: string; readonly version: string };

async function receiveFlaw(flaw: InspectorFlaw, ours: Ours, receiving: Receiving): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    if (await tryFlaw(flaw, ours, receiving)) return;
  }
  throw new Changed(`cannot record ${flaw.id} of ${flaw.amiId}: others write it all the time`);
}

/** False when somebody else wrote about the same flaw meanwhile. */
async function tryFlaw(flaw: InspectorFlaw, ours: Ours, { messageId, nowMs, hand, logger }: Receiving) {
  const { image, version } = ours;
  const known = await readFinding(image, flaw);
  const news = recordFinding(known?.record, flaw);
  const record = news ?? known?.record;
  const today = new Date(nowMs).toISOString().slice(0, 10);
  if (record === undefined || (news === undefined && (known?.lookedOn === today || !isOpen(record)))) return true;
  const built = await builtFor({ ...ours, amiId: flaw.amiId });
  const decision = isOpen(record)
    ? await decide(flaw, built.settings, nowMs)
    : ({ when: 'never', reason: 'no instance has it any more' } as const);
  let handed = known?.handed;
  if ((decision.when === 'now' || decision.when === 'settle') && handed !== `${today} ${decision.when}`) {
    await hand(signalOf({ flaw, ...built, decision, when: decision.when, id: `${messageId}-${flaw.amiId}` }));
    handed = `${today} ${decision.when}`;
  } else {
    logger.info(`finding is for ${decision.when}`, { ...logIds({ image, version }), flaw: flaw.id, decision });
  }
  const revision = known?.revision;
  return await writeFinding({ image, version, flaw, record, decision, handed, revision, nowMs });
}

type Layer = Ours & { readonly amiId: string };

/**
 * What must be built to mend a flaw: the image itself or, if it installs no updates, the nearest of the images that it is built on
 * that does. There the flaw is one cause, however many children have it.
 */
async function builtFor(layer: Layer): Promise<Layer & { settings: ImageSettings | undefined }> {
  const settings = await readImageSettings(layer.image);
  if (settings?.parent === undefined || settings.updates !== 'nothing') return { ...layer, settings };
  const amiId = await parentAmiOf(layer);
  const parent = amiId === undefined ? undefined : await versionOf(amiId);
  if (amiId === undefined || parent?.image !== settings.parent) return { ...layer, settings };
  return await builtFor({ ...parent, amiId });
}

async function decide(flaw: InspectorFlaw, settings: ImageSettings | undefined, nowMs: number) {
  if (settings === undefined) return { when: 'never', reason: 'no stack has made this image' } as const;
  return decideFinding({ ...flaw, settings, knownExploited: await isKnownExploited(flaw.id, nowMs) });
}

interface Found extends Layer {
  readonly flaw: InspectorFlaw;
  readonly decision: AdvisoryDecision;
  readonly when: 'now' | 'settle';
  readonly id: string;
}

function signalOf({ flaw, image, version, amiId, decision, when, id }: Found): Signal & { id: string } {
  const { severity, publishedAt } = flaw;
  return {
    kind: 'finding',
    image,
    id,
    amiId,
    cves: [flaw.id],
    ...(severity === undefined ? {} : { severity }),
    when,
    reason: decision.reason,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    seenAt: flaw.firstSeenAt,
    version,
    fixes: flaw.fixes
      .filter(({ manager }) => manager === 'OS')
      .map(({ package: name, architecture, fixedVersion }) => ({
        package: name,
        ...(architecture === undefined ? {} : { architecture }),
        of: 'binary',
        fixedVersion,
      })),
  };
}
