import type { Advisory, Fix } from '../contract/advisory.ts';
import type { BillOfMaterials, InstalledPackage } from '../contract/bill-of-materials.ts';
import { compareVersions, type PackageFamily } from './compare-versions.ts';

/** One package that is older than its fix, in all bills that carry just this version of it. */
export interface Exposure {
  readonly advisory: Advisory;
  readonly fix: Fix;
  readonly installed: InstalledPackage;
  readonly bills: readonly BillOfMaterials[];
}

/** Which packages of which bills an advisory mends. Those that are at their fix or beyond are left out. */
export function* matchAdvisories(
  advisories: Iterable<Advisory>,
  bills: Iterable<BillOfMaterials>,
): Generator<Exposure, void> {
  const index = indexOf(bills);
  for (const advisory of advisories) {
    for (const fix of advisory.fixes) {
      for (const shelf of index.get(`${fix.distribution} ${fix.of} ${fix.name}`)?.values() ?? []) {
        if (fix.architecture !== undefined && fix.architecture !== shelf.architecture) continue;
        for (const { installed, bills: carrying } of shelf.olderThan(fix.version)) {
          yield { advisory, fix, installed, bills: carrying };
        }
      }
    }
  }
}

interface Carried {
  readonly installed: InstalledPackage;
  /** What fixes are compared with: the package's own version, or that of its source. */
  readonly version: string;
  readonly bills: BillOfMaterials[];
}

/** All versions of one package on one architecture: an advisory mends the front part of them, oldest first. */
class Shelf {
  readonly architecture: string;
  readonly #family: PackageFamily;
  readonly #carried = new Map<string, Carried>();
  #sorted: Carried[] | undefined;

  constructor(family: PackageFamily, architecture: string) {
    this.#family = family;
    this.architecture = architecture;
  }

  add(bill: BillOfMaterials, installed: InstalledPackage, version: string): void {
    const key = `${installed.name} ${installed.version}`;
    const carried = this.#carried.get(key);
    if (carried === undefined) this.#carried.set(key, { installed, version, bills: [bill] });
    else carried.bills.push(bill);
  }

  olderThan(fixed: string): readonly Carried[] {
    this.#sorted ??= [...this.#carried.values()].sort((a, b) => compareVersions(this.#family, a.version, b.version));
    let [from, to] = [0, this.#sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const { version } = this.#sorted[middle] as Carried;
      if (compareVersions(this.#family, version, fixed) < 0) from = middle + 1;
      else to = middle;
    }
    return this.#sorted.slice(0, from);
  }
}

/** By what advisories call a package, then by architecture. */
type Index = Map<string, Map<string, Shelf>>;

function indexOf(bills: Iterable<BillOfMaterials>): Index {
  const index: Index = new Map();
  for (const bill of bills) {
    const { distribution, family } = bill;
    for (const installed of newestOfEach(bill)) {
      const { name, version, architecture, source } = installed;
      shelfOf(index, { key: `${distribution} binary ${name}`, architecture, family }).add(bill, installed, version);
      if (source === undefined) continue;
      const key = `${distribution} source ${source.name}`;
      shelfOf(index, { key, architecture, family }).add(bill, installed, source.version);
    }
  }
  return index;
}

function shelfOf(index: Index, at: { key: string; architecture: string; family: PackageFamily }): Shelf {
  const shelves = index.get(at.key) ?? new Map<string, Shelf>();
  index.set(at.key, shelves);
  const shelf = shelves.get(at.architecture) ?? new Shelf(at.family, at.architecture);
  shelves.set(at.architecture, shelf);
  return shelf;
}

/** rpm keeps several kernels side by side, and the newest is the one that boots: older ones do not count. */
function newestOfEach({ family, packages }: BillOfMaterials): Iterable<InstalledPackage> {
  if (family === 'dpkg') return packages;
  const newest = new Map<string, InstalledPackage>();
  for (const installed of packages) {
    const key = `${installed.name} ${installed.architecture}`;
    const other = newest.get(key);
    if (other === undefined || compareVersions(family, other.version, installed.version) < 0)
      newest.set(key, installed);
  }
  return newest.values();
}
