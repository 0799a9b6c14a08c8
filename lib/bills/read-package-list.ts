import type { BillOfMaterials, InstalledPackage } from '../contract/bill-of-materials.ts';

/**
 * What is installed, by the answer to the query of its family; sorted, so that equal images give equal lists.
 * @throws Error that names the line which is no package.
 */
export function readPackageList(family: BillOfMaterials['family'], answer: string): readonly InstalledPackage[] {
  const read = family === 'rpm' ? readRpm : readDpkg;
  const packages: InstalledPackage[] = [];
  for (const [at, line] of answer.split('\n').entries()) {
    if (line.trim() === '') continue;
    const found = read(line.replace(/\r$/, '').split('\t'));
    if (found === 'none')
      throw new Error(`found '${line}' in line ${at + 1} of the package list, wanted a package of ${family}`);
    if (found !== undefined) packages.push(found);
  }
  return packages.sort(
    (a, b) => order(a.name, b.name) || order(a.version, b.version) || order(a.architecture, b.architecture),
  );
}

type Read = InstalledPackage | undefined | 'none';

function readRpm([name, epoch, version, release, architecture, source]: readonly string[]): Read {
  if (!name || !version || !release || !architecture || !/^\d+$/.test(epoch ?? '')) return 'none';
  // The keys that rpm trusts are no software.
  if (name === 'gpg-pubkey') return undefined;
  const own = { name, version: `${epoch}:${version}-${release}`, architecture };
  const [, sourceName, sourceVersion] = /^(.+)-([^-]+-[^-]+)\.(?:no)?src\.rpm$/.exec(source ?? '') ?? [];
  // rpm does not keep the epoch of the source; it is nearly always that of what was made of it.
  return sourceName === undefined
    ? own
    : { ...own, source: { name: sourceName, version: `${epoch}:${sourceVersion}` } };
}

function readDpkg([name, version, architecture, source, sourceVersion, status]: readonly string[]): Read {
  if (!name || !version || !architecture || !source || !sourceVersion || !status) return 'none';
  // Removed, with its configuration left behind.
  if (status !== 'installed') return undefined;
  return { name, version, architecture, source: { name: source, version: sourceVersion } };
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
