import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { BillOfMaterials } from '../../lib/contract/bill-of-materials.ts';
import { documents } from '../../lib/contract/documents.ts';
import { readEnvironment } from '../../lib/contract/environment.ts';

const s3 = new S3Client({});
const bucket = readEnvironment('documentsBucket', process.env);

/** What is installed in a version; undefined when its packages could not be read. */
export async function readBill(image: string, version: string): Promise<BillOfMaterials | undefined> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: documents.bill(image, version) }));
    return JSON.parse((await Body?.transformToString()) ?? '') as BillOfMaterials;
  } catch (error) {
    if ((error as Error).name === 'NoSuchKey') return undefined;
    throw error;
  }
}
