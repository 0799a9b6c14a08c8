import { ledgerKeys } from '../contract/ledger.ts';
import type { BuiltVersion, FixCause, PatchedFleet } from '../decisions/measure-fixes.ts';
import { type LedgerItem, textOf } from './read-ledger.ts';

// From items of the ledger to what the way of a fix is measured by.

export function builtVersion(item: LedgerItem): BuiltVersion {
  const goldenAt = textOf(item, 'state') === 'golden' ? textOf(item, 'changedAt') : undefined;
  const causes = Array.isArray(item['causes']) ? (item['causes'] as FixCause[]) : [];
  return {
    version: textOf(item, 'version') ?? '',
    startedAt: textOf(item, 'createdAt') ?? '',
    ...(goldenAt === undefined ? {} : { goldenAt }),
    causes: causes.filter(({ publishedAt }) => publishedAt !== undefined),
  };
}

/** By all items of the fleet's partition. */
export function patchedFleet(fleet: string, items: readonly LedgerItem[]): PatchedFleet {
  const current = items.find(({ sk }) => sk === ledgerKeys.fleet(fleet).sk);
  const version = current === undefined ? undefined : textOf(current, 'version');
  const deployed = items
    .filter((item) => item['state'] === 'deployed' && item['direction'] === 'forward')
    .map((item) => ({ version: textOf(item, 'version') ?? '', endedAt: textOf(item, 'endedAt') ?? '' }));
  return { fleet, deployed, ...(version === undefined ? {} : { version }) };
}
