import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import type { BillOfMaterials } from '../contract/bill-of-materials.ts';
import { packageUrl } from './package-url.ts';

/** The bill as a CycloneDX 1.6 document in JSON. The same bill gives the same text. */
export function writeCycloneDx(bill: BillOfMaterials, createdAt: string): string {
  const document = new Models.Bom();
  document.metadata.timestamp = new Date(createdAt);
  const own = { version: bill.version, bomRef: `${bill.image} ${bill.version}` };
  document.metadata.component = new Models.Component(Enums.ComponentType.OperatingSystem, bill.image, own);
  for (const installed of bill.packages) {
    const purl = packageUrl(bill, installed);
    const { name, version } = installed;
    document.components.add(
      new Models.Component(Enums.ComponentType.Library, name, {
        version,
        purl: purl,
        bomRef: purl,
      }),
    );
  }
  const normalizers = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  return new Serialize.JsonSerializer(normalizers).serialize(document, { sortLists: true, space: 1 });
}
