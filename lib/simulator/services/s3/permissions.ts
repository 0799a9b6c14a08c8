import type { CallContext, Permission } from '../../kernel/service.ts';
import type { S3State } from './state.ts';

type Judge = (input: any, context: CallContext<S3State>) => readonly Permission[];

const onBucket =
  (action: string): Judge =>
  (input: { Bucket: string; Prefix?: string; Delimiter?: string; MaxKeys?: number }, { account }) => [
    {
      action: `s3:${action}`,
      resource: `arn:aws:s3:::${input.Bucket}`,
      conditions: {
        's3:ResourceAccount': account,
        's3:prefix': input.Prefix,
        's3:delimiter': input.Delimiter,
        's3:max-keys': input.MaxKeys,
      },
    },
  ];

const onObject =
  (action: string): Judge =>
  (input: ObjectInput, { account }) => {
    const resource = `arn:aws:s3:::${input.Bucket}/${input.Key}`;
    const conditions = {
      's3:ResourceAccount': account,
      's3:x-amz-acl': input.ACL,
      's3:x-amz-server-side-encryption': input.ServerSideEncryption,
    };
    // A version that is named has an action of its own.
    const own = input.VersionId === undefined ? action : `${action}Version`;
    const further =
      action !== 'PutObject'
        ? []
        : [
            ...(input.Tagging === undefined ? [] : ['PutObjectTagging']),
            ...(input.ACL === undefined ? [] : ['PutObjectAcl']),
          ];
    return [own, ...further].map((name) => ({ action: `s3:${name}`, resource, conditions }));
  };

interface ObjectInput {
  readonly Bucket: string;
  readonly Key: string;
  readonly VersionId?: string;
  readonly ACL?: string;
  readonly Tagging?: string;
  readonly ServerSideEncryption?: string;
}

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
  DeleteObjects: (input: { Bucket: string; Delete: { Objects: { Key: string; VersionId?: string }[] } }, { account }) =>
    input.Delete.Objects.map(({ Key, VersionId }) => ({
      action: VersionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion',
      resource: `arn:aws:s3:::${input.Bucket}/${Key}`,
      conditions: { 's3:ResourceAccount': account },
    })),
};
