import type { Caller } from '../../kernel/caller.ts';
import type { Denial } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { sentence } from '../../policies/denial.ts';

export const noSuchBucket = (bucket: string) =>
  new ServiceError('NoSuchBucket', 'The specified bucket does not exist', {
    statusCode: 404,
    members: { BucketName: bucket },
  });

export const noSuchKey = (key: string) =>
  new ServiceError('NoSuchKey', 'The specified key does not exist.', { statusCode: 404, members: { Key: key } });

/** What HEAD requests are answered with: they have no body to name anything. */
export const notFound = () => new ServiceError('NotFound', 'Not Found', { statusCode: 404 });

export const noSuchConfiguration = (code: string, message: string) =>
  new ServiceError(code, message, { statusCode: 404 });

export const noSuchUpload = () =>
  new ServiceError(
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    { statusCode: 404 },
  );

export const malformedPolicy = (message: string) => new ServiceError('MalformedPolicy', message);

/** S3 writes resources in quotes. */
export function denied({ caller, permission, why }: Omit<Denial, 'message'>): ServiceError {
  const resource = permission.resource === '*' ? '*' : `"${permission.resource}"`;
  return new ServiceError('AccessDenied', sentence({ caller, action: permission.action, resource, why }), {
    statusCode: 403,
  });
}

export const publicPolicy = (caller: Caller, bucket: string) =>
  denied({
    caller,
    permission: { action: 's3:PutBucketPolicy', resource: `arn:aws:s3:::${bucket}` },
    why: 'because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.',
  });
