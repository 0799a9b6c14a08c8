import type { BillOfMaterials, InstalledPackage } from '../contract/bill-of-materials.ts';

const rpmFields = ['NAME', 'EPOCHNUM', 'VERSION', 'RELEASE', 'ARCH', 'SOURCERPM'].map((field) => `%{${field}}`);
const dpkgFields = ['Package', 'Version', 'Architecture', 'source:Package', 'source:Version', 'db:Status-Status'].map(
  (field) => `\${${field}}`,
);

/** What an instance is asked for: one package a line, its fields between tabs. */
export const PACKAGE_QUERIES = {
  rpm: `rpm -qa --qf '${rpmFields.join('\\t')}\\n'`,
  dpkg: `dpkg-query -W -f '${dpkgFields.join('\\t')}\\n'`,
} as const;

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

/** `ID VERSION_ID` of an `/etc/os-release`, and the family of its package manager; undefined where neither rpm nor dpkg keeps it. */
export function readOsRelease(text: string): Pick<BillOfMaterials, 'distribution' | 'family'> | undefined {
  const values = new Map(
    [...text.matchAll(/^([A-Z_]+)=(["']?)(.*?)\2\s*$/gm)].map(([, key = '', , value = '']) => [key, value]),
  );
  const [id, version, like] = [values.get('ID'), values.get('VERSION_ID'), values.get('ID_LIKE') ?? ''];
  if (id === undefined || version === undefined) return undefined;
  const families = [id, ...like.split(' ')];
  const family =
    families.includes('debian') || families.includes('ubuntu') ? 'dpkg' : families.some(isRpm) ? 'rpm' : undefined;
  // Advisories of Red Hat hold for a major release.
  const release = id === 'rhel' ? version.split('.')[0] : version;
  return family === undefined ? undefined : { distribution: `${id} ${release}`, family };
}

const isRpm = (id: string) => ['amzn', 'fedora', 'rhel', 'centos', 'suse'].includes(id);
