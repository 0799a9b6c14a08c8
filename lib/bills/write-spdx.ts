import type { BillOfMaterials } from '../contract/bill-of-materials.ts';
import { languagePackageUrl, packageUrl } from './package-url.ts';

/** The bill as an SPDX 2.3 document in JSON (spdx.github.io/spdx-spec/v2.3). `namespace` is a URI of its own for each document. */
export function writeSpdx(bill: BillOfMaterials, createdAt: string, namespace: string): string {
  const image = {
    SPDXID: 'SPDXRef-Image',
    name: bill.image,
    versionInfo: bill.version,
    primaryPackagePurpose: 'OPERATING-SYSTEM',
    ...unsaid,
  };
  const packages = [
    ...bill.packages.map((installed) => ({
      ...installed,
      purl: packageUrl(bill, installed),
      ...(installed.source === undefined
        ? {}
        : { sourceInfo: `built from: ${installed.source.name} ${installed.source.version}` }),
    })),
    ...(bill.languagePackages ?? []).map((installed) => ({
      ...installed,
      purl: languagePackageUrl(installed),
      sourceInfo: `named in: ${installed.paths.join(', ')}`,
    })),
  ].map(({ name, version, purl, sourceInfo }, at) => ({
    SPDXID: `SPDXRef-Package-${at + 1}`,
    name,
    versionInfo: version,
    ...(sourceInfo === undefined ? {} : { sourceInfo }),
    ...unsaid,
    externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }],
  }));
  const document = {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: `${bill.image} ${bill.version}`,
    documentNamespace: namespace,
    creationInfo: { created: new Date(createdAt).toISOString().replace(/\.\d+Z$/, 'Z'), creators: ['Tool: goldsmith'] },
    documentDescribes: [image.SPDXID],
    packages: [image, ...packages],
    relationships: packages.map(({ SPDXID }) => ({
      spdxElementId: image.SPDXID,
      relationshipType: 'CONTAINS',
      relatedSpdxElement: SPDXID,
    })),
  };
  return JSON.stringify(document, undefined, 1);
}

/** What a package manager's list does not tell. */
const unsaid = {
  downloadLocation: 'NOASSERTION',
  filesAnalyzed: false,
  licenseConcluded: 'NOASSERTION',
  licenseDeclared: 'NOASSERTION',
  copyrightText: 'NOASSERTION',
};
