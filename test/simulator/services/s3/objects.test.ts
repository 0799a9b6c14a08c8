import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  GetBucketEncryptionCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { createRegion } from '../../../../lib/simulator/region.ts';

const region = () => createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) });

describe.each([{ forcePathStyle: false }, { forcePathStyle: true }])('objects, %o', (config) => {
  it('are put, listed, read and deleted', async () => {
    const s3 = region().client(S3Client, config);
    await s3.send(new CreateBucketCommand({ Bucket: 'shelf' }));
    await s3.send(new PutObjectCommand({ Bucket: 'shelf', Key: 'a/b c.txt', Body: 'hello', Metadata: { by: 'me' } }));
    const { Buckets } = await s3.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toEqual(['shelf']);
    const { Contents, KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket: 'shelf', Prefix: 'a/' }));
    expect(KeyCount).toBe(1);
    expect(Contents?.[0]).toMatchObject({ Key: 'a/b c.txt', Size: 5 });
    const got = await s3.send(new GetObjectCommand({ Bucket: 'shelf', Key: 'a/b c.txt' }));
    expect(await got.Body?.transformToString()).toBe('hello');
    expect(got.Metadata).toEqual({ by: 'me' });
    await expect(s3.send(new DeleteBucketCommand({ Bucket: 'shelf' }))).rejects.toThrow('not empty');
    await s3.send(new DeleteObjectsCommand({ Bucket: 'shelf', Delete: { Objects: [{ Key: 'a/b c.txt' }] } }));
    await s3.send(new DeleteBucketCommand({ Bucket: 'shelf' }));
  });

  it('that are not there are named', async () => {
    const s3 = region().client(S3Client, config);
    await s3.send(new CreateBucketCommand({ Bucket: 'shelf' }));
    await expect(s3.send(new GetObjectCommand({ Bucket: 'shelf', Key: 'no' }))).rejects.toMatchObject({
      name: 'NoSuchKey',
      $metadata: { httpStatusCode: 404 },
    });
    await expect(s3.send(new HeadObjectCommand({ Bucket: 'shelf', Key: 'no' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
    await expect(s3.send(new ListObjectsV2Command({ Bucket: 'none' }))).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(s3.send(new GetBucketEncryptionCommand({ Bucket: 'shelf' }))).rejects.toMatchObject({
      name: 'ServerSideEncryptionConfigurationNotFoundError',
    });
  });
});
