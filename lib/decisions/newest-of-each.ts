import type { BillOfMaterials, InstalledPackage } from '../contract/bill-of-materials.ts';
import { compareVersions } from './compare-versions.ts';

/**
 * What is installed, without what only stands beside a newer version of it: kernels are kept side by side, and the newest is the
 * one that boots. No update ever takes the flaws of the older ones away.
 */
export function newestOfEach({ family, packages }: BillOfMaterials): readonly InstalledPackage[] {
  // Nearly all bills are so. A thousand of them are looked at: dpkg keeps nothing but kernels twice.
  const mayStand = family === 'dpkg' ? packages.filter(({ name }) => name.startsWith(KERNEL)) : packages;
  if (new Set(mayStand.map(({ name }) => lineOf(name))).size === mayStand.length) return packages;
  const newest = new Map<string, InstalledPackage>();
  for (const installed of packages) {
    const key = `${lineOf(installed.name)} ${installed.architecture}`;
    const other = newest.get(key);
    if (other === undefined || compareVersions(family, other.version, installed.version) < 0)
      newest.set(key, installed);
  }
  return [...newest.values()];
}

const KERNEL = 'linux-';
/** Of a package of a kernel: the release that it is for. `6.8.0-1016` of Ubuntu, `6.1.0-28` and `6.12.48+deb13` of Debian. */
const RELEASE = /-\d+\.\d+[\d.]*(\+\w+|-\d+)?(?=-|$)/g;

/** What a package is a version of. dpkg keeps one version of a name: there, each release of a kernel has names of its own. */
export function lineOf(name: string): string {
  return name.startsWith(KERNEL) ? name.replace(RELEASE, '-*') : name;
}
