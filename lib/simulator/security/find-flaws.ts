import type { Disk } from '../traffic/disk.ts';
import type { Package } from '../traffic/packages/package.ts';
import type { Repository } from '../traffic/packages/repository.ts';
import type { Advisory, Severity } from './advisory.ts';
import type { Security } from './security.ts';

export interface FlawedPackage {
  readonly name: string;
  readonly installed: string;
  readonly common: boolean;
  /** Undefined: no repository carries one. */
  readonly fixed: string | undefined;
}

/** One flaw of one source package, as Inspector makes one finding of it. */
export interface Flaw {
  readonly key: string;
  readonly cve: string;
  readonly advisory: string;
  readonly system: string;
  readonly architecture: string;
  readonly severity: Severity | undefined;
  readonly exploited: boolean;
  readonly epss: number;
  readonly issuedMs: number;
  readonly packages: readonly FlawedPackage[];
  isMended(disk: Disk): boolean;
}

/** What a disk carries that is older than a published fix, or that has a flaw without one. */
export function findFlaws(disk: Disk, security: Security, repository: Repository | undefined): Flaw[] {
  if (repository === undefined) return [];
  return [...security.advisories.values()].flatMap((advisory) => {
    if (advisory.withdrawn || advisory.distribution !== disk.system.key) return [];
    const flawed = advisory.packages.flatMap((fixed) => flawedPackage(disk, { fixed, advisory, repository }) ?? []);
    if (flawed.length === 0) return [];
    return advisory.cves.map((cve) => ({
      key: `${cve} ${advisory.source}`,
      cve,
      advisory: advisory.id,
      system: disk.system.key,
      architecture: disk.architecture,
      severity: advisory.severity,
      ...security.rankOf(cve),
      issuedMs: advisory.issuedMs,
      packages: flawed,
      isMended: (later: Disk) => flawed.some(({ name, installed }) => later.packages.get(name)?.version !== installed),
    }));
  });
}

function flawedPackage(
  { packages }: Disk,
  { fixed, advisory, repository }: { fixed: Package; advisory: Advisory; repository: Repository },
): FlawedPackage | undefined {
  const own = packages.get(fixed.name);
  if (own === undefined) return undefined;
  const flawed = { name: own.name, installed: own.version, common: own.common };
  if (!advisory.released) return { ...flawed, fixed: undefined };
  return repository.isOlder(own.name, own.version, fixed.version) ? { ...flawed, fixed: fixed.version } : undefined;
}
