import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** The text of a document; undefined when nobody has written it. */
export async function readDocument(s3: S3Client, bucket: string, key: string): Promise<string | undefined> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return await Body?.transformToString();
  } catch (error) {
    if ((error as Error).name === 'NoSuchKey') return undefined;
    throw error;
  }
}
