import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';

export const bucket: ResourceType = {
  replacedBy: ['BucketName'],
  create(request) {
    const name: string = request.properties['BucketName'] ?? request.generatedName.toLowerCase().slice(0, 63);
    request.call('s3', 'CreateBucket', { Bucket: name });
    configure(request, name);
    return { physicalId: name, attributes: attributesOf(request, name) };
  },
  update(request, { physicalId }) {
    configure(request, physicalId);
    return { physicalId, attributes: attributesOf(request, physicalId) };
  },
  delete(request, { physicalId }) {
    request.call('s3', 'DeleteBucket', { Bucket: physicalId });
    return undefined;
  },
};

function configure(request: ResourceRequest, Bucket: string): void {
  const { properties } = request;
  const encryption = properties['BucketEncryption'];
  if (encryption !== undefined) {
    const Rules = encryption.ServerSideEncryptionConfiguration.map((rule: Record<string, unknown>) => ({
      ApplyServerSideEncryptionByDefault: rule['ServerSideEncryptionByDefault'],
      BucketKeyEnabled: rule['BucketKeyEnabled'],
    }));
    request.call('s3', 'PutBucketEncryption', { Bucket, ServerSideEncryptionConfiguration: { Rules } });
  }
  const block = properties['PublicAccessBlockConfiguration'];
  if (block !== undefined) {
    request.call('s3', 'PutPublicAccessBlock', { Bucket, PublicAccessBlockConfiguration: block });
  }
  const versioning = properties['VersioningConfiguration'];
  if (versioning !== undefined) {
    request.call('s3', 'PutBucketVersioning', { Bucket, VersioningConfiguration: versioning });
  }
  const tags = [...request.tags, ...(properties['Tags'] ?? [])];
  if (tags.length > 0) request.call('s3', 'PutBucketTagging', { Bucket, Tagging: { TagSet: tags } });
}

function attributesOf(request: ResourceRequest, name: string): Record<string, string> {
  return {
    Arn: `arn:aws:s3:::${name}`,
    DomainName: `${name}.s3.amazonaws.com`,
    RegionalDomainName: `${name}.s3.${request.region}.amazonaws.com`,
  };
}
