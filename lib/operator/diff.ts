import type { BillOfMaterials } from '../contract/bill-of-materials.ts';
import { documents } from '../contract/documents.ts';
import { ExposureReport } from '../contract/exposure.ts';
import type { CoreSettings } from '../contract/settings.ts';
import { diffBills } from '../decisions/diff-bills.ts';
import { diffExposures, type LookedAt } from '../decisions/diff-exposures.ts';
import {
  type FoundVersion,
  findVersion,
  isGolden,
  type NamedVersion,
  parseVersions,
  versionsOfImage,
} from './find-version.ts';
import type { DiffMessage } from './message.ts';
import type { Operator, OperatorClients } from './operator.ts';
import { OperatorError } from './operator-error.ts';
import { readBill } from './read-bill.ts';
import { readDocument } from './read-document.ts';
import { readCoreSettings } from './read-settings.ts';

/** What has changed from one image version to another: packages, and what is known to be wrong with them. */
export async function diff({ clients, report }: Operator, words: readonly string[]): Promise<boolean> {
  const named = parseVersions(words);
  const core = await readCoreSettings(clients.ssm);
  const [before, after] = await findPair(clients, core, named);
  const [old, now] = [await readBill(clients, core, before), await readBill(clients, core, after)];
  const side = ({ image, version }: FoundVersion, release: string | undefined) => ({
    image,
    version,
    ...(release === undefined ? {} : { release }),
  });
  report({
    event: 'diff',
    from: side(before, old.release),
    to: side(after, now.release),
    packages: diffBills(old, now),
    ...(await flawsOf(clients, core, [
      { ...before, bill: old },
      { ...after, bill: now },
    ])),
  });
  return true;
}

/** Of one image, what its golden version has brought; of one version, what the golden one has otherwise; or just the two. */
async function findPair(
  clients: OperatorClients,
  core: CoreSettings,
  named: readonly NamedVersion[],
): Promise<[FoundVersion, FoundVersion]> {
  const [first, second, ...more] = named;
  if (first === undefined || more.length > 0) {
    throw new OperatorError(
      'cannot compare: two versions are wanted',
      'name them as in "goldsmith diff web 2026.11.01-1 2026.11.21-2"',
    );
  }
  if (second !== undefined) return [await findVersion(clients, core, first), await findVersion(clients, core, second)];
  const { image } = first;
  if (first.version !== undefined)
    return [await findVersion(clients, core, first), await findVersion(clients, core, { image })];
  const [newest, before] = (await versionsOfImage(clients, core, image)).filter(isGolden);
  if (newest !== undefined && before !== undefined) return [before, newest];
  throw new OperatorError(
    `cannot compare: ${image} has less than two golden versions`,
    `ask for one with "goldsmith build ${image}"`,
  );
}

async function flawsOf(
  clients: OperatorClients,
  core: CoreSettings,
  versions: readonly (FoundVersion & { bill: BillOfMaterials })[],
): Promise<Pick<DiffMessage, 'flaws' | 'flawsUnknown'>> {
  const looks: LookedAt[] = [];
  for (const { image, version, bill } of versions) {
    const text = await readDocument(clients.s3, core.documents, documents.exposure(image, version));
    if (text !== undefined) looks.push({ report: ExposureReport.parse(JSON.parse(text)), bill });
  }
  const [before, after] = looks;
  if (before !== undefined && after !== undefined) {
    return { flaws: { ...diffExposures(before, after), lookedAt: [before.report.lookedAt, after.report.lookedAt] } };
  }
  const missing = versions.filter(
    ({ version, image }) => !looks.some(({ report }) => report.version === version && report.image === image),
  );
  const names = missing.map(({ image, version }) => `${image} ${version}`).join(' and ');
  return {
    flawsUnknown: `nobody has looked for flaws in ${names}: that is done for the newest golden version, and for those that run`,
  };
}
