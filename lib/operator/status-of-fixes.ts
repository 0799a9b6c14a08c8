import { documents } from '../contract/documents.ts';
import { ExposureReport } from '../contract/exposure.ts';
import { ledgerKeys } from '../contract/ledger.ts';
import type { CoreSettings } from '../contract/settings.ts';
import { type FixCause, type FixTimes, measureFixes, partsOf } from '../decisions/measure-fixes.ts';
import { builtVersion, patchedFleet } from './fix-facts.ts';
import type { FleetLine, ImageLine } from './list-lines.ts';
import type { FixMessage } from './message.ts';
import type { Operator } from './operator.ts';
import { readDocument } from './read-document.ts';
import { type LedgerItem, readLedger, textOf } from './read-ledger.ts';

/** How many that have arrived are told of. */
const LAST = 10;

/** Of all images: the fix that is longest on its way, and the last ten that have reached all fleets, newest first. */
export async function statusOfFixes(
  operator: Operator,
  core: CoreSettings,
  lines: { readonly images: readonly ImageLine[]; readonly fleets: readonly FleetLine[] },
): Promise<FixMessage[]> {
  const fixes: FixMessage[] = [];
  for (const line of lines.images) {
    const fleets = lines.fleets.filter(({ settings }) => settings.image === line.image);
    const found = measureFixes(await factsOf(operator, core, { line, fleets }));
    fixes.push(...found.map((fix) => fixMessage(line.image, fix, operator.nowMs())));
  }
  const running = fixes.filter(({ state }) => state === 'running').sort((a, b) => b.seconds - a.seconds);
  const done = fixes
    .filter(({ state }) => state === 'done')
    .sort((a, b) => (b.allFleetsAt ?? '').localeCompare(a.allFleetsAt ?? ''));
  return [...running.slice(0, 1), ...done.slice(0, LAST)];
}

export function fixMessage(image: string, fix: FixTimes, nowMs: number): FixMessage {
  const { cves = [], ...times } = fix;
  const endMs = fix.allFleetsAt === undefined ? nowMs : Date.parse(fix.allFleetsAt);
  return {
    event: 'fix',
    image,
    ...times,
    cves: [...cves],
    state: fix.allFleetsAt === undefined ? 'running' : 'done',
    seconds: Math.max(0, Math.round((endMs - Date.parse(fix.publishedAt)) / 1000)),
    parts: partsOf(fix),
  };
}

async function factsOf(
  { clients }: Operator,
  core: CoreSettings,
  { line, fleets }: { line: ImageLine; fleets: readonly FleetLine[] },
) {
  const { image, goldenAmi } = line;
  const { pk } = ledgerKeys.version(image, '');
  const items = await readLedger(clients.dynamodb, { table: core.table, pk, beginsWith: 'VERSION#' });
  const golden = items.find((item) => goldenAmi !== undefined && textOf(item, 'amiId') === goldenAmi);
  return {
    versions: items.map(builtVersion),
    fleets: await Promise.all(
      fleets.map(async ({ fleet }) => {
        const { pk: fleetPk } = ledgerKeys.fleet(fleet);
        return patchedFleet(fleet, await readLedger(clients.dynamodb, { table: core.table, pk: fleetPk }));
      }),
    ),
    waiting: golden === undefined ? [] : await waitingIn(clients.s3, core.documents, { image, golden }),
  };
}

/** What is known to be wrong with the golden version, and will be built for or waits for its fix. */
async function waitingIn(
  s3: Operator['clients']['s3'],
  bucket: string,
  { image, golden }: { image: string; golden: LedgerItem },
): Promise<FixCause[]> {
  const text = await readDocument(s3, bucket, documents.exposure(image, textOf(golden, 'version') ?? ''));
  if (text === undefined) return [];
  return ExposureReport.parse(JSON.parse(text)).exposures.flatMap(
    ({ feed, advisory, cves, publishedAt, seenAt, when }) =>
      publishedAt === undefined || when === 'never' || when === 'schedule'
        ? []
        : [{ key: `advisory ${feed} ${advisory}`, cves, publishedAt, seenAt }],
  );
}
