import { documents } from '../contract/documents.ts';
import { ExposureReport } from '../contract/exposure.ts';
import { ledgerKeys } from '../contract/ledger.ts';
import type { CoreSettings } from '../contract/settings.ts';
import {
  type BuiltVersion,
  type FixCause,
  type FixTimes,
  measureFixes,
  type PatchedFleet,
  partsOf,
} from '../decisions/measure-fixes.ts';
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
    fixes.push(...found.map((fix) => messageOf(line.image, fix, operator.nowMs())));
  }
  const running = fixes.filter(({ state }) => state === 'running').sort((a, b) => b.seconds - a.seconds);
  const done = fixes
    .filter(({ state }) => state === 'done')
    .sort((a, b) => (b.allFleetsAt ?? '').localeCompare(a.allFleetsAt ?? ''));
  return [...running.slice(0, 1), ...done.slice(0, LAST)];
}

function messageOf(image: string, fix: FixTimes, nowMs: number): FixMessage {
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
    versions: items.map(versionOf),
    fleets: await Promise.all(fleets.map((fleet) => fleetOf(clients.dynamodb, core.table, fleet.fleet))),
    waiting: golden === undefined ? [] : await waitingIn(clients.s3, core.documents, { image, golden }),
  };
}

function versionOf(item: LedgerItem): BuiltVersion {
  const goldenAt = textOf(item, 'state') === 'golden' ? textOf(item, 'changedAt') : undefined;
  const causes = Array.isArray(item['causes']) ? (item['causes'] as FixCause[]) : [];
  return {
    version: textOf(item, 'version') ?? '',
    startedAt: textOf(item, 'createdAt') ?? '',
    ...(goldenAt === undefined ? {} : { goldenAt }),
    causes: causes.filter(({ publishedAt }) => publishedAt !== undefined),
  };
}

async function fleetOf(dynamodb: Operator['clients']['dynamodb'], table: string, fleet: string): Promise<PatchedFleet> {
  const items = await readLedger(dynamodb, { table, pk: ledgerKeys.fleet(fleet).pk });
  const current = items.find(({ sk }) => sk === ledgerKeys.fleet(fleet).sk);
  const version = current === undefined ? undefined : textOf(current, 'version');
  const deployed = items
    .filter((item) => item['state'] === 'deployed' && item['direction'] === 'forward')
    .map((item) => ({ version: textOf(item, 'version') ?? '', endedAt: textOf(item, 'endedAt') ?? '' }));
  return { fleet, deployed, ...(version === undefined ? {} : { version }) };
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
