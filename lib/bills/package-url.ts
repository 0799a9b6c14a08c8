import { PackageURL } from 'packageurl-js';
import type { BillOfMaterials, Ecosystem, InstalledPackage, LanguagePackage } from '../contract/bill-of-materials.ts';

/** The purl of an installed package, such as `pkg:rpm/amzn/openssl@3.0.8-1.amzn2023.0.4?arch=aarch64&distro=amzn-2023&epoch=1`. */
export function packageUrl({ family, distribution }: BillOfMaterials, installed: InstalledPackage): string {
  const { name, version, architecture, source } = installed;
  const distro = distribution.replace(' ', '-');
  const namespace = distribution.split(' ')[0];
  const upstream: Record<string, string> =
    source === undefined || source.name === name ? {} : { upstream: `${source.name}@${source.version}` };
  if (family === 'dpkg') {
    return new PackageURL('deb', namespace, name, version, { arch: architecture, distro, ...upstream }).toString();
  }
  const [, epoch, rest] = /^(\d+):(.*)$/.exec(version) ?? [undefined, '0', version];
  const qualifiers = {
    arch: architecture,
    distro,
    ...upstream,
    ...(epoch === undefined || epoch === '0' ? {} : { epoch }),
  };
  return new PackageURL('rpm', namespace, name, rest, qualifiers).toString();
}

/** The purl of a package of a language, such as `pkg:npm/%40types/node@20.1.0` or `pkg:maven/org.slf4j/slf4j-api@2.0.9`. */
export function languagePackageUrl({ ecosystem, name, version }: LanguagePackage): string {
  const cut = ecosystem === 'Maven' ? name.indexOf(':') : name.lastIndexOf('/');
  const namespace = cut < 0 ? undefined : name.slice(0, cut);
  return new PackageURL(purlTypes[ecosystem], namespace, name.slice(cut + 1), version).toString();
}

const purlTypes: Readonly<Record<Ecosystem, string>> = {
  npm: 'npm',
  PyPI: 'pypi',
  RubyGems: 'gem',
  Go: 'golang',
  'crates.io': 'cargo',
  Packagist: 'composer',
  Maven: 'maven',
};
