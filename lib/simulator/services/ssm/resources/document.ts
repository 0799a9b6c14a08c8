// AWS::SSM::Document
import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';

export const document: ResourceType = {
  replacedBy: ['Name', 'DocumentType'],
  create(request) {
    const { Name = request.generatedName, DocumentType, DocumentFormat, Tags = [] } = request.properties;
    const tags = [...request.tags, ...Tags];
    const input = { Name, DocumentType, DocumentFormat, Content: content(request) };
    request.call('ssm', 'CreateDocument', { ...input, ...(tags.length === 0 ? {} : { Tags: tags }) });
    return { physicalId: Name };
  },
  update(request, { physicalId: Name, previousProperties }) {
    const before = JSON.stringify(previousProperties['Content']);
    if (JSON.stringify(request.properties['Content']) !== before) {
      const { DocumentFormat } = request.properties;
      request.call('ssm', 'UpdateDocument', {
        Name,
        DocumentFormat,
        Content: content(request),
        DocumentVersion: '$LATEST',
      });
    }
    return { physicalId: Name };
  },
  delete(request, { physicalId }) {
    request.call('ssm', 'DeleteDocument', { Name: physicalId });
    return undefined;
  },
};

function content({ properties }: ResourceRequest): string {
  const given = properties['Content'];
  return typeof given === 'string' ? given : JSON.stringify(given);
}
