import type { Advisory, Fix } from '../contract/advisory.ts';
import type { BillOfMaterials, InstalledPackage } from '../contract/bill-of-materials.ts';
import { compareVersions, type PackageFamily } from './compare-versions.ts';

/** Whose bill it is. */
export type BilledVersion = Pick<BillOfMaterials, 'image' | 'version' | 'distribution'>;

/** One package that is older than its fix, in all image versions that carry just this version of it. */
export interface Match {
  readonly advisory: Advisory;
  readonly fix: Fix;
  readonly installed: InstalledPackage;
  readonly carriers: readonly BilledVersion[];
}

/**
 * What the bills of many image versions carry, each version of a package once, by what advisories call it. The bills themselves are
 * not kept: a thousand of them are mostly the same packages.
 */
export class InstalledPackages {
  readonly #distributions = new Map<string, Record<Fix['of'], Shelves>>();

  /** Those that advisories may be about. */
  get distributions(): readonly string[] {
    return [...this.#distributions.keys()];
  }

  add(bill: BillOfMaterials): void {
    const { image, version, distribution, family, languagePackages = [] } = bill;
    const carrier = { image, version, distribution };
    const shelves = this.#shelvesOf(distribution);
    for (const installed of newestOfEach(bill)) {
      const { name, architecture, source } = installed;
      shelfOf(shelves.binary, { name, architecture, family }).add(carrier, installed, installed.version);
      if (source === undefined) continue;
      shelfOf(shelves.source, { name: source.name, architecture, family }).add(carrier, installed, source.version);
    }
    for (const { ecosystem, name, version: own } of languagePackages) {
      const installed = { name, version: own, architecture: ANY };
      // Only for want of a better order: what OSV says names the very version that it is about.
      const shelf = shelfOf(this.#shelvesOf(ecosystem).binary, { name, architecture: ANY, family: 'rpm' });
      shelf.add(carrier, installed, own);
    }
  }

  #shelvesOf(distribution: string): Record<Fix['of'], Shelves> {
    const shelves = this.#distributions.get(distribution) ?? { binary: new Map(), source: new Map() };
    this.#distributions.set(distribution, shelves);
    return shelves;
  }

  /** Which packages an advisory mends. Those that are at their fix or beyond are left out. */
  *affectedBy(advisory: Advisory): Generator<Match, void> {
    for (const fix of advisory.fixes) {
      for (const shelf of this.#distributions.get(fix.distribution)?.[fix.of].get(fix.name) ?? []) {
        if (fix.architecture !== undefined && fix.architecture !== shelf.architecture) continue;
        for (const { installed, carriers } of shelf.mendedBy(fix)) {
          yield { advisory, fix, installed, carriers };
        }
      }
    }
  }
}

interface Carried {
  readonly installed: InstalledPackage;
  /** What fixes are compared with: the package's own version, or that of its source. */
  readonly version: string;
  readonly carriers: BilledVersion[];
}

/** All versions of one package on one architecture: an advisory mends the front part of them, oldest first. */
class Shelf {
  readonly architecture: string;
  readonly #family: PackageFamily;
  /** By version, then by name: several packages are made from one source. */
  readonly #carried = new Map<string, Map<string, Carried>>();
  #sorted: Carried[] | undefined;

  constructor(family: PackageFamily, architecture: string) {
    this.#family = family;
    this.architecture = architecture;
  }

  add(carrier: BilledVersion, installed: InstalledPackage, version: string): void {
    const named = this.#carried.get(installed.version) ?? new Map<string, Carried>();
    this.#carried.set(installed.version, named);
    const carried = named.get(installed.name);
    if (carried !== undefined) carried.carriers.push(carrier);
    else named.set(installed.name, { installed, version, carriers: [carrier] });
    this.#sorted = undefined;
  }

  mendedBy({ installed, version }: Fix): readonly Carried[] {
    if (installed !== undefined) return [...(this.#carried.get(installed)?.values() ?? [])];
    const sorted = this.#inOrder();
    return version === undefined ? sorted : sorted.slice(0, this.#firstFrom(version));
  }

  #inOrder(): readonly Carried[] {
    this.#sorted ??= [...this.#carried.values()]
      .flatMap((named) => [...named.values()])
      .sort((a, b) => compareVersions(this.#family, a.version, b.version));
    return this.#sorted;
  }

  #firstFrom(fixed: string): number {
    const sorted = this.#inOrder();
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (compareVersions(this.#family, sorted[middle]?.version ?? '', fixed) < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

/** Language packages have no architecture of their own. */
const ANY = 'any';

/** By the name of the package; one for each architecture. */
type Shelves = Map<string, Shelf[]>;

function shelfOf(
  shelves: Shelves,
  { name, architecture, family }: { name: string; architecture: string; family: PackageFamily },
): Shelf {
  const named = shelves.get(name) ?? [];
  if (named.length === 0) shelves.set(name, named);
  let shelf = named.find((one) => one.architecture === architecture);
  if (shelf === undefined) {
    shelf = new Shelf(family, architecture);
    named.push(shelf);
  }
  return shelf;
}

/** rpm keeps several kernels side by side, and the newest is the one that boots: older ones do not count. */
function newestOfEach({ family, packages }: BillOfMaterials): Iterable<InstalledPackage> {
  if (family === 'dpkg' || new Set(packages.map(({ name }) => name)).size === packages.length) return packages;
  const newest = new Map<string, InstalledPackage>();
  for (const installed of packages) {
    const key = `${installed.name} ${installed.architecture}`;
    const other = newest.get(key);
    if (other === undefined || compareVersions(family, other.version, installed.version) < 0)
      newest.set(key, installed);
  }
  return newest.values();
}
