import { PackageURL } from 'packageurl-js';
import type { BillOfMaterials, InstalledPackage } from '../contract/bill-of-materials.ts';

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
