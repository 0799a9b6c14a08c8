import { findVersion, parseVersions, readBillDocument } from './find-version.ts';
import type { Operator } from './operator.ts';
import { OperatorError } from './operator-error.ts';
import { readBill } from './read-bill.ts';
import { textOf } from './read-ledger.ts';
import { readCoreSettings } from './read-settings.ts';

export const billFormats = ['list', 'cyclonedx', 'spdx'] as const;
export type BillFormat = (typeof billFormats)[number];

export interface SbomOptions {
  /** As `parseVersions` takes them. */
  words: readonly string[];
  format: BillFormat;
}

/** What is in an image version. */
export async function sbom({ clients, report }: Operator, { words, format }: SbomOptions): Promise<boolean> {
  const [named, ...more] = parseVersions(words);
  if (named === undefined || more.length > 0) {
    throw new OperatorError(
      `cannot show "${words.join(' ')}": one version is wanted`,
      'name it as in "goldsmith sbom web"',
    );
  }
  const core = await readCoreSettings(clients.ssm);
  const found = await findVersion(clients, core, named);
  const { image, version, item } = found;
  const bill = await readBill(clients, core, found);
  const about = { event: 'bill', image, version, digest: textOf(item, 'bill') as string } as const;
  if (format === 'list') {
    const fault = textOf(item, 'billFault');
    report({ ...about, format, bill, ...(fault === undefined ? {} : { fault }) });
  } else {
    const document = format === 'spdx' ? 'spdx' : 'cycloneDx';
    report({ ...about, format, text: await readBillDocument(clients, core, { ...found, document }) });
  }
  return true;
}
