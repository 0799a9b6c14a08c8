import type { BillOfMaterials, InstalledPackage } from '../contract/bill-of-materials.ts';
import { compareVersions } from './compare-versions.ts';

/** One of the ways in which a flaw is mended; as in signals. */
export interface PackageFix {
  readonly package: string;
  readonly architecture?: string | undefined;
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
  const found = fixes.map((fix) => installedOf(bill, fix));
  if (names === 'foreign' && found.every((versions) => versions.length === 0)) return false;
  return fixes.every((fix, at) =>
    newestOf(bill, found[at] ?? []).every((version) => compareVersions(bill.family, version, fix.fixedVersion) >= 0),
  );
}

/** Each language orders versions in its own way, so only the very version of the fix is known to have it. */
function isFixedInLanguages({ languagePackages = [] }: BillOfMaterials, fix: PackageFix): boolean {
  return languagePackages.every(({ name, version }) => name !== fix.package || version === fix.fixedVersion);
}

interface Candidate {
  readonly name: string;
  readonly version: string;
}

function installedOf({ packages }: BillOfMaterials, fix: PackageFix): Candidate[] {
  return packages
    .filter(({ architecture }) => fix.architecture === undefined || fix.architecture === architecture)
    .flatMap((installed) => versionFor(installed, fix));
}

function versionFor({ name, version, architecture, source }: InstalledPackage, fix: PackageFix): Candidate[] {
  const as = `${name} ${architecture}`;
  if (fix.of === 'binary') return name === fix.package ? [{ name: as, version }] : [];
  return source?.name === fix.package ? [{ name: as, version: source.version }] : [];
}

/** rpm keeps several kernels side by side, and the newest is the one that boots. */
function newestOf({ family }: BillOfMaterials, candidates: readonly Candidate[]): string[] {
  if (family === 'dpkg') return candidates.map(({ version }) => version);
  const newest = new Map<string, string>();
  for (const { name, version } of candidates) {
    const other = newest.get(name);
    if (other === undefined || compareVersions(family, other, version) < 0) newest.set(name, version);
  }
  return [...newest.values()];
}
