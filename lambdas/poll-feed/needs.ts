// What the images are made of, as far as it says which feeds concern them.

import { GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import type { BillOfMaterials, LanguagePackage } from '../../lib/contract/bill-of-materials.ts';
import { documents } from '../../lib/contract/documents.ts';
import { readEnvironment } from '../../lib/contract/environment.ts';

const client = new S3Client({});
const bucket = readEnvironment('documentsBucket', process.env);

/** Of each image. What is older runs on no fleet for long, and what is newer carries the same packages. */
const NEWEST = 10;

export interface Needs {
  readonly bills: number;
  /** `amzn 2023`, with the architectures that images have: `aarch64`. */
  readonly distributions: ReadonlyMap<string, ReadonlySet<string>>;
  readonly languagePackages: readonly LanguagePackage[];
}

export async function readNeeds(): Promise<Needs> {
  const distributions = new Map<string, Set<string>>();
  const packages = new Map<string, LanguagePackage>();
  const bills = await readBills();
  for (const { distribution, architectures, languagePackages } of bills) {
    const known = distributions.get(distribution) ?? new Set();
    distributions.set(distribution, known);
    for (const architecture of architectures) known.add(architecture);
    for (const one of languagePackages) packages.set(`${one.ecosystem} ${one.name} ${one.version}`, one);
  }
  const ordered = [...packages].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  return { bills: bills.length, distributions, languagePackages: ordered };
}

interface Billed {
  readonly distribution: string;
  readonly architectures: ReadonlySet<string>;
  readonly languagePackages: readonly LanguagePackage[];
}

/** Bills never change: those that were read stay known while the environment lives. */
const known = new Map<string, Billed>();

async function readBills(): Promise<Billed[]> {
  const bills: Billed[] = [];
  for (const key of await newestKeys()) {
    const billed = known.get(key) ?? (await readBill(key));
    known.set(key, billed);
    bills.push(billed);
  }
  return bills;
}

async function newestKeys(): Promise<string[]> {
  const byImage = new Map<string, { key: string; modifiedMs: number }[]>();
  const [prefix = ''] = documents.bill('\0', '').split('\0');
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
    for (const { Key = '', LastModified } of page.Contents ?? []) {
      const [image = '', version = ''] = Key.slice(prefix.length).split('/');
      if (Key !== documents.bill(image, version)) continue;
      const found = byImage.get(image) ?? [];
      byImage.set(image, found);
      found.push({ key: Key, modifiedMs: LastModified?.getTime() ?? 0 });
    }
  }
  const newest = (found: { key: string; modifiedMs: number }[]) =>
    found.toSorted((a, b) => b.modifiedMs - a.modifiedMs).slice(0, NEWEST);
  return [...byImage.values()].flatMap((found) => newest(found).map(({ key }) => key));
}

async function readBill(key: string): Promise<Billed> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  const {
    distribution,
    packages,
    languagePackages = [],
  } = JSON.parse((await Body?.transformToString()) ?? '') as BillOfMaterials;
  return { distribution, architectures: new Set(packages.map(({ architecture }) => architecture)), languagePackages };
}
