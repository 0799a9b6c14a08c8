import { createHash } from 'node:crypto';
import type { BillOfMaterials } from '../contract/bill-of-materials.ts';
import { documents } from '../contract/documents.ts';
import type { CoreSettings } from '../contract/settings.ts';
import { type FoundVersion, readBillDocument } from './find-version.ts';
import type { OperatorClients } from './operator.ts';
import { OperatorError } from './operator-error.ts';
import { textOf } from './read-ledger.ts';

/** The bill as the pipeline wrote it. @throws OperatorError when there is none, or another */
export async function readBill(
  clients: OperatorClients,
  core: CoreSettings,
  of: FoundVersion,
): Promise<BillOfMaterials> {
  const text = await readBillDocument(clients, core, { ...of, document: 'bill' });
  const [found, wanted] = [createHash('sha256').update(text).digest('hex'), textOf(of.item, 'bill')];
  if (found === wanted) return JSON.parse(text) as BillOfMaterials;
  const { image, version } = of;
  throw new OperatorError(
    `cannot trust the bill of ${image} ${version}: its digest is ${found}, and the ledger has ${wanted}`,
    `somebody wrote "${documents.bill(image, version)}" after the build; CloudTrail's data events say who`,
  );
}
