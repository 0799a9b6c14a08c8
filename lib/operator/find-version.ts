import { didYouMean } from '../contract/closest-word.ts';
import { documents } from '../contract/documents.ts';
import { ledgerKeys } from '../contract/ledger.ts';
import type { CoreSettings } from '../contract/settings.ts';
import { findImage } from './find-line.ts';
import type { OperatorClients } from './operator.ts';
import { OperatorError } from './operator-error.ts';
import { readDocument } from './read-document.ts';
import { type LedgerItem, readLedger, textOf } from './read-ledger.ts';

/** An image version as it was named; without a version, the golden one. */
export interface NamedVersion {
  readonly image: string;
  readonly version?: string;
}

/** One image version as the ledger has it. */
export interface FoundVersion {
  readonly image: string;
  readonly version: string;
  readonly item: LedgerItem;
}

const VERSION = /^\d{4}\.\d{2}\.\d{2}-\d+$/;
const SLUG = /^(.+)-(\d{4}\.\d{2}\.\d{2}-\d+)$/;

/** `web 2026.11.21-2`, `web-2026.11.21-2` or `web`; a version without an image is one of the image named before it. */
export function parseVersions(words: readonly string[]): NamedVersion[] {
  const named: NamedVersion[] = [];
  for (const word of words.flatMap((text) => text.trim().split(/\s+/))) {
    const last = named.at(-1);
    const [, image, version] = SLUG.exec(word) ?? [];
    if (image !== undefined && version !== undefined) named.push({ image, version });
    else if (!VERSION.test(word)) named.push({ image: word });
    else if (last === undefined) {
      throw new OperatorError(`cannot tell of which image "${word}" is a version`, `write it as "web-${word}"`);
    } else if (last.version === undefined) named[named.length - 1] = { image: last.image, version: word };
    else named.push({ image: last.image, version: word });
  }
  return named;
}

/** @throws OperatorError when there is no such image or version */
export async function findVersion(
  clients: OperatorClients,
  core: CoreSettings,
  named: NamedVersion,
): Promise<FoundVersion> {
  const versions = await versionsOfImage(clients, core, named.image);
  const { image, version } = named;
  const found = versions.find((one) => (version === undefined ? isGolden(one) : one.version === version));
  if (found !== undefined) return found;
  if (version === undefined) {
    throw new OperatorError(`cannot find a golden version of ${image}`, `ask for one with "goldsmith build ${image}"`);
  }
  const known = versions.map((one) => one.version);
  const list = known.length === 0 ? 'it has none' : `the newest are: ${known.slice(0, 5).join(', ')}`;
  throw new OperatorError(
    `cannot find the version "${version}" of ${image}${didYouMean(version, known)}; ${list}`,
    `see them all with "goldsmith history ${image}"`,
  );
}

/** Newest first. @throws OperatorError when there is no such image */
export async function versionsOfImage(
  clients: OperatorClients,
  core: CoreSettings,
  image: string,
): Promise<FoundVersion[]> {
  const { pk, sk } = ledgerKeys.version(image, '');
  const items = await readLedger(clients.dynamodb, { table: core.table, pk, beginsWith: sk });
  if (items.length === 0) await findImage(clients.ssm, image);
  return items
    .map((item) => ({ image, version: item.sk.slice(sk.length), item }))
    .sort((left, right) => right.version.localeCompare(left.version, 'en', { numeric: true }));
}

export const isGolden = ({ item }: FoundVersion) => textOf(item, 'state') === 'golden';

/** Of the documents of a version, the one under this name. @throws OperatorError that says why there is none */
export async function readBillDocument(
  clients: OperatorClients,
  core: CoreSettings,
  { image, version, item, document }: FoundVersion & { document: 'bill' | 'cycloneDx' | 'spdx' },
): Promise<string> {
  const digest = textOf(item, 'bill');
  if (digest === undefined) {
    const state = textOf(item, 'state');
    const why = textOf(item, 'billFault') ?? (state === 'golden' ? 'it is older than bills are' : `it is ${state}`);
    throw new OperatorError(
      `cannot show what is in ${image} ${version}: it has no bill of materials; ${why}`,
      `a new version has one: ask for it with "goldsmith build ${image}"`,
    );
  }
  const key = documents[document](image, version);
  const text = await readDocument(clients.s3, core.documents, key);
  if (text !== undefined) return text;
  throw new OperatorError(
    `cannot show what is in ${image} ${version}: there is no object "${key}" in the bucket "${core.documents}"`,
    'somebody deleted it: the bucket keeps what is deleted for seven days, under its older versions',
  );
}
