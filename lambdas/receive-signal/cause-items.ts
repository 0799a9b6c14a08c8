// A cause as the ledger keeps it: once for what must not be built for twice, once among the causes of its version.

import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Cause, LISTED_CVES } from '../../lib/contract/cause.ts';
import { ledgerKeys } from '../../lib/contract/ledger.ts';
import type { PackageFix, PackageNames } from '../../lib/decisions/is-fixed-in.ts';
import { type Item, key, number, text } from './table.ts';

/** A cause with what must be known of it when its version is begun. */
export interface GatheredCause extends Cause {
  readonly signalId: string;
  /** Of a flaw. */
  readonly fixes?: readonly PackageFix[];
}

export function causeAttributes({ kind, key: causeKey, receivedAt, decidedAt, ...known }: Cause): Item {
  const { cves, publishedAt, seenAt } = known;
  return {
    kind: text(kind),
    key: text(causeKey),
    receivedAt: text(receivedAt),
    decidedAt: text(decidedAt),
    ...(cves === undefined ? {} : { cves: { L: cves.slice(0, LISTED_CVES).map(text) } }),
    ...(publishedAt === undefined ? {} : { publishedAt: text(publishedAt) }),
    ...(seenAt === undefined ? {} : { seenAt: text(seenAt) }),
  };
}

interface Place {
  readonly image: string;
  readonly version: string;
}

/** Of a cause that was built for in vain: until when it is not hurried, and how often that was. */
export interface InVain {
  readonly heldUntilMs?: number | undefined;
  readonly vainBuilds?: number | undefined;
}

export function causeItem({ image, version }: Place, cause: GatheredCause, inVain: InVain = {}): Item {
  const { heldUntilMs, vainBuilds } = inVain;
  return {
    ...key(ledgerKeys.cause(image, cause.key)),
    kind: text(cause.kind),
    version: text(version),
    signalId: text(cause.signalId),
    // Messages that said the same.
    signals: number(1),
    ...(heldUntilMs === undefined ? {} : { heldUntilMs: number(heldUntilMs) }),
    ...(vainBuilds === undefined ? {} : { vainBuilds: number(vainBuilds) }),
  };
}

export function gatheredItem({ image, version }: Place, cause: GatheredCause): Item {
  return {
    ...key(ledgerKeys.gathered(image, version, cause.key)),
    ...causeAttributes(cause),
    signalId: text(cause.signalId),
    ...(cause.fixes === undefined ? {} : { fixes: text(JSON.stringify(cause.fixes)) }),
  };
}

export function readCause(item: Item): GatheredCause {
  const textOf = (name: string) => item[name]?.S;
  const cves = item['cves']?.L?.map(({ S = '' }: AttributeValue) => S);
  const [publishedAt, seenAt, fixes] = [textOf('publishedAt'), textOf('seenAt'), textOf('fixes')];
  return {
    kind: textOf('kind') ?? '',
    key: textOf('key') ?? '',
    ...(cves === undefined ? {} : { cves }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(seenAt === undefined ? {} : { seenAt }),
    receivedAt: textOf('receivedAt') ?? '',
    decidedAt: textOf('decidedAt') ?? '',
    signalId: textOf('signalId') ?? '',
    ...(fixes === undefined ? {} : { fixes: JSON.parse(fixes) as PackageFix[] }),
  };
}

/** Whose words the fixes of a cause are, by its key. */
export function namesIn(causeKey: string): PackageNames {
  if (causeKey.startsWith('advisory osv ')) return 'of languages';
  return causeKey.startsWith('advisory ') ? 'of the bill' : 'foreign';
}
