// What a test instance listed, as documents: the bill that the pipeline itself reads, and the same for others' tools.
// The answer is what the ledger shall hold of it.

import { createHash } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { type Listing, ListingFault, readHead, readListing, sliceCount } from '../../lib/bills/read-listing.ts';
import type { BillOfMaterials } from '../../lib/contract/bill-of-materials.ts';
import { logIds } from '../../lib/contract/log-ids.ts';
import { GATHER_STEP, sliceStep } from '../../lib/contract/package-list.ts';
import { type CommandOnInstance, readStep } from './read-step.ts';
import { writeDocuments } from './write-documents.ts';

const logger = new Logger();

const Question = z.object({
  image: z.string(),
  version: z.string(),
  instanceId: z.string(),
  commandId: z.string(),
});

/** Members of the version's item, in DynamoDB's own form. */
interface BillRecord {
  /** SHA-256 of bill.json, in hex. */
  bill?: { S: string };
  packages?: { N: string };
  releasever?: { S: string };
  billFault?: { S: string };
}

export async function handler(event: unknown): Promise<BillRecord> {
  const { image, version, ...command } = Question.parse(event);
  logger.appendKeys(logIds({ image, version }));
  try {
    const { listing, listedAt } = await readInstance(command);
    const { faults, ...installed } = listing;
    const bill: BillOfMaterials = { image, version, ...installed };
    const text = JSON.stringify(bill);
    await writeDocuments(bill, { text, listedAt });
    const record = recordOf(bill, { digest: createHash('sha256').update(text).digest('hex'), faults });
    logger.info('wrote the bill', { ...record, distribution: bill.distribution });
    return record;
  } catch (error) {
    if (!(error instanceof ListingFault)) throw error;
    logger.warn('there is no bill', { reason: error.message });
    return { billFault: { S: `cannot tell what is installed: ${error.message}` } };
  }
}

async function readInstance(command: CommandOnInstance): Promise<{ listing: Listing; listedAt: string }> {
  const { printed, endedAt } = await readStep(command, GATHER_STEP);
  const head = readHead(printed);
  const slices: string[] = [];
  for (let number = 1; number <= sliceCount(head); number++) {
    slices.push((await readStep(command, sliceStep(number))).printed);
  }
  return { listing: readListing(head, slices.join('')), listedAt: endedAt };
}

function recordOf(bill: BillOfMaterials, of: { digest: string; faults: readonly string[] }): BillRecord {
  const count = bill.packages.length + (bill.languagePackages?.length ?? 0);
  return {
    bill: { S: of.digest },
    packages: { N: String(count) },
    ...(bill.release === undefined ? {} : { releasever: { S: bill.release } }),
    ...(of.faults.length === 0 ? {} : { billFault: { S: of.faults.join('; ').slice(0, 2000) } }),
  };
}
