// From what the Run Command document of the package list printed to what is installed. Nothing of it is trusted: an image may be broken.

import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import type { BillOfMaterials } from '../contract/bill-of-materials.ts';
import { SLICE_CHARACTERS, SLICES } from '../contract/package-list.ts';
import { readLanguagePackages } from './read-language-packages.ts';
import { readPackageList } from './read-package-list.ts';

/** Nobody has lists so long; a bomb of zeros would be longer. */
const MOST_BYTES = 64 * 1024 * 1024;

const Head = z.object({
  ID: z.string().min(1),
  /** Rolling distributions have none. */
  VERSION_ID: z.string().default(''),
  family: z.enum(['rpm', 'dpkg', 'none']),
  language: z.enum(['all', 'none']),
  length: z.coerce
    .number()
    .int()
    .min(1)
    .max(SLICES * SLICE_CHARACTERS),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Head = z.infer<typeof Head>;

export interface Listing extends Omit<BillOfMaterials, 'image' | 'version'> {
  /** A sentence for each thing that the bill had to leave out. */
  readonly faults: readonly string[];
}

/** The list cannot be made into a bill; the message says why. */
export class ListingFault extends Error {}

/** @throws ListingFault */
export function readHead(printed: string): Head {
  const members = [...printed.matchAll(/^(\w+)=(["']?)(.*?)\2\s*$/gm)].map(([, key, , value]) => [key, value]);
  const head = Head.safeParse(Object.fromEntries(members));
  if (head.success) return head.data;
  const issue = head.error.issues[0];
  throw new ListingFault(`found "${printed.slice(0, 200)}" as its head; ${issue?.path.join('.')}: ${issue?.message}`);
}

export const sliceCount = ({ length }: Head) => Math.ceil(length / SLICE_CHARACTERS);

/** @throws ListingFault */
export function readListing(head: Head, packed: string): Listing {
  const { family } = head;
  if (family === 'none') throw new ListingFault(`neither rpm nor dpkg keeps the packages of ${head.ID}`);
  const [installed = '', ...files] = unpack(head, packed).split(/^@@goldsmith-file /m);
  const language = readLanguagePackages(
    files.map((file) => {
      const end = file.indexOf('\n');
      return { path: file.slice(0, end), text: file.slice(end + 1) };
    }),
  );
  const packages = readInstalled(family, installed);
  // Advisories of Red Hat hold for a major release.
  const version = head.ID === 'rhel' ? head.VERSION_ID.split('.')[0] : head.VERSION_ID;
  const release = head.ID === 'amzn' ? packages.find(({ name }) => name === 'system-release') : undefined;
  const faults = [...language.faults];
  if (head.language === 'none')
    faults.push('its lock files are too many to be listed: packages of languages are left out');
  return {
    distribution: `${head.ID} ${version}`.trim(),
    family,
    packages,
    ...(release === undefined ? {} : { release: release.version.replace(/^\d+:|-[^-]*$/g, '') }),
    ...(language.packages.length === 0 ? {} : { languagePackages: language.packages }),
    faults,
  };
}

function unpack({ length, sha256 }: Head, packed: string): string {
  if (packed.length !== length) throw new ListingFault(`found ${packed.length} of ${length} characters`);
  const digest = createHash('sha256').update(packed).digest('hex');
  if (digest !== sha256) throw new ListingFault(`found the digest ${digest}, wanted ${sha256}`);
  try {
    return gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: MOST_BYTES }).toString('utf8');
  } catch (error) {
    throw new ListingFault(`cannot unpack it: ${(error as Error).message}`);
  }
}

function readInstalled(family: BillOfMaterials['family'], text: string): Listing['packages'] {
  try {
    return readPackageList(family, text);
  } catch (error) {
    throw new ListingFault((error as Error).message);
  }
}
