import type { BillOfMaterials } from '../contract/bill-of-materials.ts';
import { languagePackageUrl, packageUrl } from './package-url.ts';

/**
 * The bill as a CycloneDX 1.6 document in JSON (cyclonedx.org/docs/1.6/json). The same bill gives the same text. Not by the library
 * of CycloneDX, with which the tests check it: that is as large as all else in the function together.
 */
export function writeCycloneDx(bill: BillOfMaterials, createdAt: string): string {
  const { image, version } = bill;
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: new Date(createdAt).toISOString(),
      component: { type: 'operating-system', name: image, version, 'bom-ref': `${image} ${version}` },
    },
    components: [...componentsOf(bill)].sort((one, other) => (one.purl < other.purl ? -1 : 1)),
  };
  return JSON.stringify(document, undefined, 1);
}

function* componentsOf(bill: BillOfMaterials) {
  for (const installed of bill.packages) {
    const { name, version, source } = installed;
    const madeFrom = source === undefined ? [] : [property('source', `${source.name} ${source.version}`)];
    yield component({ name, version, purl: packageUrl(bill, installed), properties: madeFrom });
  }
  for (const installed of bill.languagePackages ?? []) {
    const { name, version, paths } = installed;
    const namedIn = paths.map((path) => property('path', path));
    yield component({ name, version, purl: languagePackageUrl(installed), properties: namedIn });
  }
}

interface Library {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}

const component = ({ name, version, purl, properties }: Library) => ({
  type: 'library',
  name,
  version,
  'bom-ref': purl,
  purl,
  ...(properties.length === 0 ? {} : { properties }),
});

/** `source`: what the package was made from; `path`: a file that names it. */
const property = (name: 'source' | 'path', value: string) => ({ name: `goldsmith:${name}`, value });
