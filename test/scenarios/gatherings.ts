// What the scenarios of gathered flaws send and look at.

import { documents } from '../../lib/contract/documents.ts';
import { ledgerKeys } from '../../lib/contract/ledger.ts';
import type { Signal } from '../../lib/contract/signal.ts';
import { plainItem } from '../../lib/operator/read-ledger.ts';
import type { Region } from '../../lib/simulator/region.ts';
import { core, goldenAmi, image, items, lastVersion, send, setting } from './builds.ts';
import { type DeployedRegionOptions, deployedRegion } from './deployed-region.ts';

export const minute = 60_000;
export const hour = 60 * minute;

/** A region whose image wants builds for advisories, which settle for half an hour. */
export async function gatheringRegion(options: DeployedRegionOptions = {}): Promise<Region> {
  const region = await deployedRegion(options);
  setting(region, { advisories: { from: 'high', settleSeconds: 1800, knownExploited: 'now' } });
  billOfGolden(region, { openssl: '1:1.0-1' });
  return region;
}

/** Newer than what any repository carries. */
export const FIXED = '9:9.9-1';

type Advisory = Extract<Signal, { kind: 'advisory' }>;

export function advisory(id: string, over: Partial<Advisory> = {}): Advisory {
  return {
    kind: 'advisory',
    image,
    feed: 'amazon-linux',
    advisory: id,
    cves: [`CVE-2026-${id}`],
    severity: 'high',
    when: 'settle',
    reason: 'its severity, high, is high or worse',
    publishedAt: '2026-11-20T00:00:00.000Z',
    seenAt: '2026-11-21T07:00:00.000Z',
    version: '2026.11.21-1',
    fixes: [{ package: 'openssl', of: 'binary', fixedVersion: FIXED }],
    ...over,
  };
}

/** Sends an advisory as match-advisories does. */
export function advise(region: Region, id: string, over: Partial<Advisory> = {}): void {
  send(region, advisory(id, over));
}

type Ledger = Record<string, unknown>[];
const plain = (region: Region, pk: string): Ledger => items(region, pk).map(plainItem);

/** What is gathered now, if anything. */
export const gathering = (region: Region) =>
  plain(region, ledgerKeys.gathering(image).pk).find(({ sk }) => sk === 'GATHERING');

export const unused = (region: Region) =>
  plain(region, ledgerKeys.unused(image, '').pk).filter(({ sk }) => String(sk).startsWith('UNUSED#'));

/** Keys of all causes of a version, in order. */
export const causesOf = (region: Region, version: string) =>
  plain(region, ledgerKeys.gathered(image, version, '').pk).map(({ sk }) => String(sk));

/** The version's own item. */
export const versionItem = (region: Region, version: string) =>
  plain(region, ledgerKeys.version(image, '').pk).find(({ sk }) => sk === `VERSION#${version}`);

/** Says what is installed in the newest golden version, in place of what its build listed. */
export function billOfGolden(region: Region, packages: Record<string, string>): string {
  const { version = '' } = lastVersion(region) ?? {};
  const bill = {
    image,
    version,
    distribution: 'amzn 2023',
    family: 'rpm',
    packages: Object.entries(packages).map(([name, installed]) => ({
      name,
      version: installed,
      architecture: 'aarch64',
    })),
  };
  const { documents: Bucket, table: TableName } = core(region);
  region.call('s3', 'PutObject', { Bucket, Key: documents.bill(image, version), Body: JSON.stringify(bill) });
  const { pk, sk } = ledgerKeys.ami(goldenAmi(region) ?? '');
  const Item = { pk: { S: pk }, sk: { S: sk }, image: { S: image }, version: { S: version } };
  region.call('dynamodb', 'PutItem', { TableName, Item });
  return version;
}
