import type { CallContext, Permission } from '../../kernel/service.ts';
import type { S3State } from './state.ts';

type Judge = (input: any, context: CallContext<S3State>) => readonly Permission[];

const onBucket =
  (action: string): Judge =>
  (input: { Bucket: string; Prefix?: string }) => [
    { action: `s3:${action}`, resource: `arn:aws:s3:::${input.Bucket}`, conditions: { 's3:prefix': input.Prefix } },
  ];

const onObject =
  (action: string): Judge =>
  (input: { Bucket: string; Key: string }) => [
    { action: `s3:${action}`, resource: `arn:aws:s3:::${input.Bucket}/${input.Key}` },
  ];

/** Where an action has another name than its operation (Service Authorization Reference, Amazon S3). */
const bucketActions: Readonly<Record<string, string>> = {
  CreateBucket: 'CreateBucket',
  DeleteBucket: 'DeleteBucket',
  HeadBucket: 'ListBucket',
  ListObjectsV2: 'ListBucket',
  ListObjectVersions: 'ListBucketVersions',
  GetBucketLocation: 'GetBucketLocation',
  PutBucketVersioning: 'PutBucketVersioning',
  GetBucketVersioning: 'GetBucketVersioning',
  PutBucketPolicy: 'PutBucketPolicy',
  GetBucketPolicy: 'GetBucketPolicy',
  DeleteBucketPolicy: 'DeleteBucketPolicy',
  PutBucketEncryption: 'PutEncryptionConfiguration',
  GetBucketEncryption: 'GetEncryptionConfiguration',
  DeleteBucketEncryption: 'PutEncryptionConfiguration',
  PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
  GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
  DeletePublicAccessBlock: 'PutBucketPublicAccessBlock',
  PutBucketLifecycleConfiguration: 'PutLifecycleConfiguration',
  GetBucketLifecycleConfiguration: 'GetLifecycleConfiguration',
  DeleteBucketLifecycle: 'PutLifecycleConfiguration',
  PutBucketTagging: 'PutBucketTagging',
  GetBucketTagging: 'GetBucketTagging',
  DeleteBucketTagging: 'PutBucketTagging',
  PutBucketOwnershipControls: 'PutBucketOwnershipControls',
  GetBucketOwnershipControls: 'GetBucketOwnershipControls',
  DeleteBucketOwnershipControls: 'PutBucketOwnershipControls',
  PutBucketLogging: 'PutBucketLogging',
  GetBucketLogging: 'GetBucketLogging',
};

const objectActions: Readonly<Record<string, string>> = {
  PutObject: 'PutObject',
  CreateMultipartUpload: 'PutObject',
  UploadPart: 'PutObject',
  CompleteMultipartUpload: 'PutObject',
  AbortMultipartUpload: 'AbortMultipartUpload',
  GetObject: 'GetObject',
  HeadObject: 'GetObject',
  DeleteObject: 'DeleteObject',
};

export const permissions: Readonly<Record<string, Judge>> = {
  ...Object.fromEntries(Object.entries(bucketActions).map(([name, action]) => [name, onBucket(action)])),
  ...Object.fromEntries(Object.entries(objectActions).map(([name, action]) => [name, onObject(action)])),
  ListBuckets: () => [{ action: 's3:ListAllMyBuckets', resource: '*' }],
  DeleteObjects: (input: { Bucket: string; Delete: { Objects: { Key: string }[] } }) =>
    input.Delete.Objects.map(({ Key }) => ({
      action: 's3:DeleteObject',
      resource: `arn:aws:s3:::${input.Bucket}/${Key}`,
    })),
};
