// What a distribution's repository carries, over time. Amazon Linux 2023 freezes each release; the others have one that moves.
// Source: Amazon Linux 2023 User Guide, "Deterministic upgrades through versioned repositories".

import type { Package } from './package.ts';
import { type System, systems } from './system.ts';

export interface Release {
  /** As `system-release` says; '' where a repository has no releases. */
  readonly version: string;
  readonly packages: ReadonlyMap<string, Package>;
}

const RELEASED: readonly string[] = ['system-release', 'amazon-linux-repo-cdn'];

export class Repository {
  readonly system: System;
  readonly #releases: Release[];
  /** Of each package, the versions that it ever had, oldest first. Their order is theirs: nothing is compared. */
  readonly #history = new Map<string, string[]>();

  constructor(system: System) {
    this.system = system;
    const packages = new Map(system.carried.map((one) => [one.name, one]));
    const version = packages.get('system-release')?.version.replace(/^\d+:|-.*$/g, '') ?? '';
    this.#releases = [{ version, packages }];
    this.#remember(system.carried);
  }

  get newest(): Release {
    return this.#releases.at(-1) as Release;
  }

  release(version: string): Release | undefined {
    return this.#releases.find((one) => one.version === version);
  }

  /** Whether the first version came out before the second. */
  isOlder(name: string, version: string, than: string): boolean {
    const history = this.#history.get(name) ?? [];
    return history.indexOf(version) < history.indexOf(than);
  }

  /** Of all packages that are built of a source, or of the source of a package of that name. */
  builtFrom(name: string): Package[] {
    const { packages } = this.newest;
    const source = packages.get(name)?.source ?? name;
    return [...packages.values()].filter((one) => one.source === source);
  }

  /** Carries other versions of packages from now on; a frozen repository does so in a release of its own. */
  publish(changed: readonly Package[], version = ''): Release {
    const released = RELEASED.flatMap((name) => this.newest.packages.get(name) ?? []).map((one) => ({
      ...one,
      version: `0:${version}-0.amzn2023`,
    }));
    const all = [...changed, ...released];
    const release = {
      version,
      packages: new Map([...this.newest.packages, ...all.map((one) => [one.name, one] as const)]),
    };
    if (version === '') this.#releases.splice(0, 1, release);
    else this.#releases.push(release);
    this.#remember(all);
    return release;
  }

  #remember(packages: readonly Package[]): void {
    for (const { name, version } of packages) {
      const history = this.#history.get(name) ?? [];
      if (history.at(-1) !== version) history.push(version);
      this.#history.set(name, history);
    }
  }
}

/** By the key of the system. */
export function createRepositories(): ReadonlyMap<string, Repository> {
  return new Map(systems.map((system) => [system.key, new Repository(system)]));
}
