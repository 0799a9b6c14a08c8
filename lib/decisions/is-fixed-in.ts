import type { BillOfMaterials, InstalledPackage } from '../contract/bill-of-materials.ts';
import { compareVersions } from './compare-versions.ts';
import { lineOf, newestOfEach } from './newest-of-each.ts';

/** One of the ways in which a flaw is mended; as in signals. */
export interface PackageFix {
  /** As it is installed, whatever its source is called. */
  readonly package: string;
  readonly architecture?: string | undefined;
  /** Whose version the fix counts: the package's own, or that of its source. */
  readonly of: 'binary' | 'source';
  readonly fixedVersion: string;
}

/** Who gave the names of the packages: who read the bill, somebody else, or who reads the packages of languages (OSV). */
export type PackageNames = 'of the bill' | 'foreign' | 'of languages';

/**
 * Whether all that is installed is at its fix or beyond. A package that is not there any more is no flaw, if its name is known to be
 * one of the bill's; a name that somebody else gave may mean a package that the bill does not list.
 */
export function isFixedIn(bill: BillOfMaterials, fixes: readonly PackageFix[], names: PackageNames): boolean {
  if (fixes.length === 0) return false;
  if (names === 'of languages') return fixes.every((fix) => isFixedInLanguages(bill, fix));
  const found = fixes.map((fix) => versionsOf(bill, fix));
  if (names === 'foreign' && found.every((versions) => versions.length === 0)) return false;
  return fixes.every((fix, at) =>
    (found[at] ?? []).every((version) => compareVersions(bill.family, version, fix.fixedVersion) >= 0),
  );
}

/** Each language orders versions in its own way, so only the very version of the fix is known to have it. */
function isFixedInLanguages({ languagePackages = [] }: BillOfMaterials, fix: PackageFix): boolean {
  return languagePackages.every(({ name, version }) => name !== fix.package || version === fix.fixedVersion);
}

/** Bills never change, and thousands of flaws are looked up in the same one. */
const known = new WeakMap<BillOfMaterials, readonly InstalledPackage[]>();

function newestIn(bill: BillOfMaterials): readonly InstalledPackage[] {
  const newest = known.get(bill) ?? newestOfEach(bill);
  known.set(bill, newest);
  return newest;
}

/** The versions of what is installed under the name of a fix, as the fix counts them. */
function versionsOf(bill: BillOfMaterials, fix: PackageFix): string[] {
  return newestIn(bill)
    .filter(({ name }) => lineOf(name) === lineOf(fix.package))
    .filter(({ architecture }) => fix.architecture === undefined || fix.architecture === architecture)
    .map(({ version, source }) => (fix.of === 'source' ? (source?.version ?? version) : version));
}
