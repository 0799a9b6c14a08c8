import type { Advisory, Fix } from '../contract/advisory.ts';
import type { BillOfMaterials, InstalledPackage } from '../contract/bill-of-materials.ts';
import { compareVersions, type PackageFamily } from './compare-versions.ts';
import { newestOfEach } from './newest-of-each.ts';

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
  readonly #distributions = new Map<string, Distribution>();

  /** Those that advisories may be about. */
  get distributions(): readonly string[] {
    return [...this.#distributions.keys()];
  }

  add(bill: BillOfMaterials): void {
    const { image, version, distribution, family, languagePackages = [] } = bill;
    const carrier = { image, version, distribution };
    const own = this.#distribution(distribution, family);
    for (const installed of newestOfEach(bill)) own.add(installed, carrier);
    for (const { ecosystem, name, version } of languagePackages) {
      // Only for want of a better order: what OSV says names the very version that it is about.
      this.#distribution(ecosystem, 'rpm').add({ name, version, architecture: ANY }, carrier);
    }
  }

  /** Which packages an advisory mends. Those that are at their fix or beyond are left out. */
  *affectedBy(advisory: Advisory): Generator<Match, void> {
    for (const fix of advisory.fixes) {
      for (const { installed, carriers } of this.#distributions.get(fix.distribution)?.mendedBy(fix) ?? []) {
        yield { advisory, fix, installed, carriers };
      }
    }
  }

  #distribution(name: string, family: PackageFamily): Distribution {
    const known = this.#distributions.get(name) ?? new Distribution(family);
    this.#distributions.set(name, known);
    return known;
  }
}

interface Carried {
  readonly installed: InstalledPackage;
  readonly carriers: BilledVersion[];
}

class Distribution {
  readonly #family: PackageFamily;
  /** By name, then by version; one for each architecture. */
  readonly #carried = new Map<string, Map<string, Carried[]>>();
  readonly #shelves: Readonly<Record<Fix['of'], Map<string, Shelf[]>>> = { binary: new Map(), source: new Map() };

  constructor(family: PackageFamily) {
    this.#family = family;
  }

  add(installed: InstalledPackage, carrier: BilledVersion): void {
    const { name, version, architecture } = installed;
    const versions = this.#carried.get(name) ?? new Map<string, Carried[]>();
    if (versions.size === 0) this.#carried.set(name, versions);
    const same = versions.get(version) ?? [];
    if (same.length === 0) versions.set(version, same);
    const carried = same.find((one) => one.installed.architecture === architecture);
    if (carried !== undefined) {
      carried.carriers.push(carrier);
      return;
    }
    const found = { installed, carriers: [carrier] };
    same.push(found);
    this.#shelf('binary', name, architecture).add(found, version);
    const { source } = installed;
    if (source !== undefined) this.#shelf('source', source.name, architecture).add(found, source.version);
  }

  *mendedBy(fix: Fix): Generator<Carried, void> {
    for (const shelf of this.#shelves[fix.of].get(fix.name) ?? []) {
      if (fix.architecture === undefined || fix.architecture === shelf.architecture) yield* shelf.mendedBy(fix);
    }
  }

  #shelf(of: Fix['of'], name: string, architecture: string): Shelf {
    const shelves = this.#shelves[of].get(name) ?? [];
    if (shelves.length === 0) this.#shelves[of].set(name, shelves);
    const known = shelves.find((one) => one.architecture === architecture);
    if (known !== undefined) return known;
    const shelf = new Shelf(this.#family, architecture);
    shelves.push(shelf);
    return shelf;
  }
}

/** All versions of one package on one architecture: an advisory mends the front part of them, oldest first. */
class Shelf {
  readonly architecture: string;
  readonly #family: PackageFamily;
  /** With what fixes are compared with: the package's own version, or that of its source. */
  readonly #carried: { readonly version: string; readonly carried: Carried }[] = [];
  #inOrder = true;

  constructor(family: PackageFamily, architecture: string) {
    this.#family = family;
    this.architecture = architecture;
  }

  add(carried: Carried, version: string): void {
    this.#carried.push({ version, carried });
    this.#inOrder = false;
  }

  mendedBy({ installed, version }: Fix): readonly Carried[] {
    if (installed !== undefined) return this.#named(({ version }) => version === installed);
    if (version === undefined) return this.#named(() => true);
    if (!this.#inOrder) this.#carried.sort((a, b) => compareVersions(this.#family, a.version, b.version));
    this.#inOrder = true;
    return this.#carried.slice(0, this.#firstFrom(version)).map(({ carried }) => carried);
  }

  #named(wanted: (one: { version: string }) => boolean): readonly Carried[] {
    return this.#carried.filter(wanted).map(({ carried }) => carried);
  }

  #firstFrom(fixed: string): number {
    let [from, to] = [0, this.#carried.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (compareVersions(this.#family, this.#carried[middle]?.version ?? '', fixed) < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

/** Language packages have no architecture of their own. */
const ANY = 'any';
