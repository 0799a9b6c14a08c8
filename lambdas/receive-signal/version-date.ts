import type { HeldBuild } from './ledger.ts';

/** The day that a version begun now is named after: today, or that of the last one, if a message is older. Versions are named in their order. */
export function versionDate(nowMs: number, last: HeldBuild | undefined): string {
  const today = new Date(nowMs).toISOString().slice(0, 10);
  const lastDate = last?.version.slice(0, 10).replaceAll('.', '-') ?? today;
  return lastDate > today ? lastDate : today;
}
