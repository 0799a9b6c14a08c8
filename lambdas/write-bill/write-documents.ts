import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { writeCycloneDx } from '../../lib/bills/write-cyclonedx.ts';
import { writeSpdx } from '../../lib/bills/write-spdx.ts';
import type { BillOfMaterials } from '../../lib/contract/bill-of-materials.ts';
import { documents } from '../../lib/contract/documents.ts';
import { readEnvironment } from '../../lib/contract/environment.ts';

const s3 = new S3Client({});
const bucket = readEnvironment('documentsBucket', process.env);

/** Written again, they are the same: the time is that of the list. The bill comes last: where it is, the others are. */
export async function writeDocuments(bill: BillOfMaterials, of: { text: string; listedAt: string }): Promise<void> {
  const { image, version } = bill;
  const spdxKey = documents.spdx(image, version);
  await put(documents.cycloneDx(image, version), writeCycloneDx(bill, of.listedAt), 'application/vnd.cyclonedx+json');
  await put(spdxKey, writeSpdx(bill, of.listedAt, `s3://${bucket}/${spdxKey}`), 'application/spdx+json');
  await put(documents.bill(image, version), of.text, 'application/json');
}

async function put(key: string, body: string, type: string): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: type }));
}
