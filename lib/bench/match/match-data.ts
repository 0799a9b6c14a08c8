// Bills and advisories as they are found: images of one line share most packages, each made at another day; an advisory names some
// packages of one source for both architectures; most are about packages that no image has, or are long installed.

import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Advisory } from '../../contract/advisory.ts';
import type { BillOfMaterials, InstalledPackage } from '../../contract/bill-of-materials.ts';

const PACKAGES = 500;
/** In each image. */
const COMMON = 350;
/** Some of which each image has besides. */
const INSTALLABLE = 3000;
/** In the distribution's repositories. */
const KNOWN = 50_000;
/** Of a package, over the years. */
const VERSIONS = 40;
const DISTRIBUTION = 'amzn 2023';

const nameOf = (number: number) => `${['lib', 'python3-', 'perl-', 'golang-', ''][number % 5]}package-${number}`;
const versionOf = (number: number, age: number) =>
  `${number % 3}:${(number % 9) + 1}.${age >> 2}.${number % 17}-${(age % 4) + 1}.amzn2023.0.${(age * 7 + number) % 13}`;

/** Whole numbers below a limit, the same for the same question. */
function pick(limit: number, ...of: readonly number[]): number {
  let hash = 2_166_136_261;
  for (const number of of) hash = Math.imul(hash ^ number, 16_777_619) ^ (hash >>> 13);
  return (hash >>> 0) % limit;
}

export function billOf(number: number): BillOfMaterials {
  // Each was built on one of the last days, and has nearly the newest of all.
  const day = number % 3;
  const packages: InstalledPackage[] = Array.from({ length: PACKAGES }, (_, index) => {
    const own = index < COMMON ? index : COMMON + (((index - COMMON) * 19 + number * 7) % (INSTALLABLE - COMMON));
    const version = versionOf(own, VERSIONS - 3 + pick(day + 1, own));
    const source = { name: `source-${own >> 1}`, version };
    return { name: nameOf(own), version, architecture: number % 4 === 0 ? 'x86_64' : 'aarch64', source };
  });
  return {
    image: `image-${number >> 1}`,
    version: `2026.11.21-${number}`,
    distribution: DISTRIBUTION,
    family: 'rpm',
    packages,
  };
}

export function advisoryOf(number: number): Advisory {
  const first = pick(KNOWN, number, 1) & ~1;
  const age = pick(VERSIONS, number, 2);
  const fixes = [first, first + 1].flatMap((own) =>
    ['x86_64', 'aarch64'].map((architecture) => ({
      distribution: DISTRIBUTION,
      of: 'binary' as const,
      name: nameOf(own),
      version: versionOf(own, age),
      architecture,
    })),
  );
  const cves = Array.from({ length: 1 + (number % 4) }, (_, index) => `CVE-2026-${10_000 + number * 4 + index}`);
  const publishedAt = '2026-11-20T00:00:00.000Z';
  const severity = (['low', 'medium', 'high', 'critical'] as const)[pick(4, number, 3)] as 'low';
  return { feed: 'amazon-linux', id: `ALAS2023-2026-${number}`, cves, fixes, severity, publishedAt };
}

/** The bills of a folder by their number. */
export const billFile = (folder: string, number: number) => join(folder, 'bills', `${number}.json`);
export const feedFile = (folder: string, advisories: number) => join(folder, `${advisories}.jsonl.gz`);

export async function writeMatchData(folder: string, of: { bills: number; advisories: readonly number[] }) {
  mkdirSync(join(folder, 'bills'));
  for (let number = 0; number < of.bills; number++) {
    writeFileSync(billFile(folder, number), JSON.stringify(billOf(number)));
  }
  for (const count of of.advisories) {
    await pipeline(
      Readable.from(linesUpTo(count)),
      createGzip({ level: 6 }),
      createWriteStream(feedFile(folder, count)),
    );
  }
}

function* linesUpTo(count: number): Generator<string, void> {
  for (let number = 0; number < count; number++) yield `${JSON.stringify(advisoryOf(number))}\n`;
}
