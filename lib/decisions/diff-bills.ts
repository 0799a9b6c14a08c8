import type { BillOfMaterials, Ecosystem } from '../contract/bill-of-materials.ts';
import { compareVersions } from './compare-versions.ts';

/** What is installed under one name. Packages of the distribution have an architecture, those of a language an ecosystem. */
export interface DiffedPackage {
  readonly name: string;
  readonly architecture?: string;
  readonly ecosystem?: Ecosystem;
}

export interface BillDiff {
  readonly gained: readonly (DiffedPackage & { readonly version: string })[];
  readonly lost: readonly (DiffedPackage & { readonly version: string })[];
  readonly changed: readonly (DiffedPackage & {
    readonly from: string;
    readonly to: string;
    /** Of packages of the same distribution: it went back. */
    readonly older?: true;
  })[];
  /** How many are in both in just the same version. */
  readonly same: number;
}

/** What the second image has otherwise than the first. What is installed in several versions at once, as kernels are, has changed when one of them has. */
export function diffBills(before: BillOfMaterials, after: BillOfMaterials): BillDiff {
  const [old, now] = [shelvesOf(before), shelvesOf(after)];
  const compare =
    before.distribution === after.distribution
      ? (one: string, other: string) => compareVersions(after.family, one, other)
      : undefined;
  const gained: BillDiff['gained'][number][] = [];
  const lost: BillDiff['lost'][number][] = [];
  const changed: BillDiff['changed'][number][] = [];
  let same = 0;
  for (const key of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const [was, is] = [old.get(key), now.get(key)];
    const what = (is ?? was)?.what as DiffedPackage;
    const gone = [...(was?.versions ?? [])].filter((version) => !is?.versions.has(version));
    const come = [...(is?.versions ?? [])].filter((version) => !was?.versions.has(version));
    same += (is?.versions.size ?? 0) - come.length;
    const [from, to] = [gone.join(', '), come.join(', ')];
    if (from === '' && to === '') continue;
    if (from === '') gained.push({ ...what, version: to });
    else if (to === '') lost.push({ ...what, version: from });
    else {
      const older =
        what.architecture !== undefined && gone.length + come.length === 2 && (compare?.(to, from) ?? 0) < 0;
      changed.push({ ...what, from, to, ...(older ? { older: true as const } : {}) });
    }
  }
  return { gained, lost, changed, same };
}

type Shelves = Map<string, { readonly what: DiffedPackage; readonly versions: Set<string> }>;

function shelvesOf(bill: BillOfMaterials): Shelves {
  const shelves: Shelves = new Map();
  const put = (key: string, what: DiffedPackage, version: string) => {
    const shelf = shelves.get(key) ?? { what, versions: new Set<string>() };
    shelves.set(key, shelf);
    shelf.versions.add(version);
  };
  for (const { name, architecture, version } of bill.packages)
    put(`0 ${name} ${architecture}`, { name, architecture }, version);
  for (const { ecosystem, name, version } of bill.languagePackages ?? [])
    put(`1 ${ecosystem} ${name}`, { name, ecosystem }, version);
  return shelves;
}
