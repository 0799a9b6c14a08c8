import * as sdk from '@aws-sdk/client-s3';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { bucketConfigurations } from './bucket-configurations.ts';
import { refuse } from './constraint-words.ts';
import { denied } from './errors.ts';
import { abortMultipartUpload } from './operations/abort-multipart-upload.ts';
import { completeMultipartUpload } from './operations/complete-multipart-upload.ts';
import { createBucket } from './operations/create-bucket.ts';
import { createMultipartUpload } from './operations/create-multipart-upload.ts';
import { deleteBucket } from './operations/delete-bucket.ts';
import { deleteBucketPolicy } from './operations/delete-bucket-policy.ts';
import { deleteObject } from './operations/delete-object.ts';
import { deleteObjects } from './operations/delete-objects.ts';
import { getBucketLocation } from './operations/get-bucket-location.ts';
import { getBucketPolicy } from './operations/get-bucket-policy.ts';
import { getBucketVersioning } from './operations/get-bucket-versioning.ts';
import { getObject } from './operations/get-object.ts';
import { headBucket } from './operations/head-bucket.ts';
import { headObject } from './operations/head-object.ts';
import { listBuckets } from './operations/list-buckets.ts';
import { listObjectVersions } from './operations/list-object-versions.ts';
import { listObjectsV2 } from './operations/list-objects-v2.ts';
import { putBucketPolicy } from './operations/put-bucket-policy.ts';
import { putBucketVersioning } from './operations/put-bucket-versioning.ts';
import { putObject } from './operations/put-object.ts';
import { uploadPart } from './operations/upload-part.ts';
import { permissions } from './permissions.ts';
import { readRequest } from './read-request.ts';
import { bucket } from './resources/bucket.ts';
import { bucketPolicy } from './resources/bucket-policy.ts';
import { createState, type S3State } from './state.ts';

export const s3: ServiceDefinition<S3State> = {
  name: 's3',
  signingNames: ['s3'],
  actionPrefix: 's3',
  principal: 's3.amazonaws.com',
  sdk,
  createState,
  permissions,
  resourcePolicy({ resource }, { state, account }) {
    const bucket = state.buckets.get(resource.split(':').at(5)?.split('/')[0] ?? '');
    return bucket === undefined ? undefined : { text: bucket.policy, owner: account };
  },
  denied,
  readRequest,
  refuse,
  operations: {
    AbortMultipartUpload: abortMultipartUpload,
    CompleteMultipartUpload: completeMultipartUpload,
    CreateBucket: createBucket,
    CreateMultipartUpload: createMultipartUpload,
    DeleteBucket: deleteBucket,
    DeleteBucketPolicy: deleteBucketPolicy,
    DeleteObject: deleteObject,
    DeleteObjects: deleteObjects,
    GetBucketLocation: getBucketLocation,
    GetBucketPolicy: getBucketPolicy,
    GetBucketVersioning: getBucketVersioning,
    GetObject: getObject,
    HeadBucket: headBucket,
    HeadObject: headObject,
    ListBuckets: listBuckets,
    ListObjectsV2: listObjectsV2,
    ListObjectVersions: listObjectVersions,
    PutBucketPolicy: putBucketPolicy,
    PutBucketVersioning: putBucketVersioning,
    PutObject: putObject,
    UploadPart: uploadPart,
    ...bucketConfigurations,
  },
  resourceTypes: { 'AWS::S3::Bucket': bucket, 'AWS::S3::BucketPolicy': bucketPolicy },
};
