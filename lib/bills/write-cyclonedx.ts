import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import type { BillOfMaterials } from '../contract/bill-of-materials.ts';
import { languagePackageUrl, packageUrl } from './package-url.ts';

/** The bill as a CycloneDX 1.6 document in JSON. The same bill gives the same text. */
export function writeCycloneDx(bill: BillOfMaterials, createdAt: string): string {
  const document = new Models.Bom();
  document.metadata.timestamp = new Date(createdAt);
  const own = { version: bill.version, bomRef: `${bill.image} ${bill.version}` };
  document.metadata.component = new Models.Component(Enums.ComponentType.OperatingSystem, bill.image, own);
  for (const installed of bill.packages) {
    const { name, version, source } = installed;
    const properties = source === undefined ? [] : [property('source', `${source.name} ${source.version}`)];
    document.components.add(library({ name, version, purl: packageUrl(bill, installed), properties }));
  }
  for (const installed of bill.languagePackages ?? []) {
    const { name, version, paths } = installed;
    const properties = paths.map((path) => property('path', path));
    document.components.add(library({ name, version, purl: languagePackageUrl(installed), properties }));
  }
  const normalizers = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  return new Serialize.JsonSerializer(normalizers).serialize(document, { sortLists: true, space: 1 });
}

interface Library {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly properties: readonly Models.Property[];
}

function library({ name, version, purl, properties }: Library): Models.Component {
  return new Models.Component(Enums.ComponentType.Library, name, {
    version,
    purl,
    bomRef: purl,
    properties: new Models.PropertyRepository(properties),
  });
}

/** `source`: what the package was made from; `path`: a file that names it. */
const property = (name: 'source' | 'path', value: string) => new Models.Property(`goldsmith:${name}`, value);
