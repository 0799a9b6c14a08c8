import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';

export const archive: ResourceType = {
  replacedBy: ['ArchiveName', 'SourceArn'],
  create(request) {
    const name: string = request.properties['ArchiveName'] ?? request.generatedName.slice(0, 48);
    const { ArchiveArn } = request.call('eventbridge', 'CreateArchive', {
      ArchiveName: name,
      EventSourceArn: request.properties['SourceArn'],
      ...settings(request),
    });
    return { physicalId: name, attributes: { Arn: ArchiveArn, ArchiveName: name } };
  },
  update(request, { physicalId }) {
    const { ArchiveArn } = request.call('eventbridge', 'UpdateArchive', {
      ArchiveName: physicalId,
      ...settings(request),
    });
    return { physicalId, attributes: { Arn: ArchiveArn, ArchiveName: physicalId } };
  },
  delete(request, { physicalId }) {
    try {
      request.call('eventbridge', 'DeleteArchive', { ArchiveName: physicalId });
    } catch (error) {
      if ((error as Error).name !== 'ResourceNotFoundException') throw error;
    }
    return undefined;
  },
};

function settings({ properties }: ResourceRequest): Record<string, unknown> {
  const { Description, EventPattern, KmsKeyIdentifier, RetentionDays } = properties;
  return {
    ...(Description === undefined ? {} : { Description }),
    ...(EventPattern === undefined
      ? {}
      : { EventPattern: typeof EventPattern === 'string' ? EventPattern : JSON.stringify(EventPattern) }),
    ...(KmsKeyIdentifier === undefined ? {} : { KmsKeyIdentifier }),
    ...(RetentionDays === undefined ? {} : { RetentionDays: Number(RetentionDays) }),
  };
}
