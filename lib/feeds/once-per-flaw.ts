import type { Advisory } from '../contract/advisory.ts';
import type { OsvAdvisory } from './read-osv-package.ts';

/** Databases that OSV gathers write of the same flaw under several ids. One of them stands: with a severity if any has one. */
export function oncePerFlaw(found: readonly OsvAdvisory[]): Advisory[] {
  const ordered = found.toSorted(
    (a, b) => rankOf(a.advisory) - rankOf(b.advisory) || (a.advisory.id < b.advisory.id ? -1 : 1),
  );
  const kept: OsvAdvisory[] = [];
  for (const one of ordered) if (!kept.some((other) => isSame(one, other))) kept.push(one);
  return kept.map(({ advisory }) => advisory).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const rankOf = ({ severity, withdrawn }: Advisory) => (withdrawn === true ? 2 : 0) + (severity === undefined ? 1 : 0);

/** Only for what it says of the same packages: one record may be about more of them than the other. */
function isSame(one: OsvAdvisory, other: OsvAdvisory): boolean {
  const named = other.aliases.includes(one.advisory.id) || one.aliases.includes(other.advisory.id);
  const packages = new Set(other.advisory.fixes.map(({ name, installed }) => `${name} ${installed}`));
  return named && one.advisory.fixes.every(({ name, installed }) => packages.has(`${name} ${installed}`));
}
