import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';

export const bucketPolicy: ResourceType = {
  replacedBy: ['Bucket'],
  create(request) {
    put(request);
    return { physicalId: request.properties['Bucket'] };
  },
  update(request, { physicalId }) {
    put(request);
    return { physicalId };
  },
  delete(request) {
    request.call('s3', 'DeleteBucketPolicy', { Bucket: request.properties['Bucket'] });
    return undefined;
  },
};

function put(request: ResourceRequest): void {
  const { Bucket, PolicyDocument } = request.properties;
  request.call('s3', 'PutBucketPolicy', { Bucket, Policy: JSON.stringify(PolicyDocument) });
}
