import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';

export const queuePolicy: ResourceType = {
  create(request) {
    for (const url of request.properties['Queues']) setPolicy(request, url, request.properties['PolicyDocument']);
    return { physicalId: request.generatedName };
  },
  update(request, { physicalId, previousProperties }) {
    const urls: string[] = request.properties['Queues'];
    for (const url of urls) setPolicy(request, url, request.properties['PolicyDocument']);
    for (const url of previousProperties['Queues']) if (!urls.includes(url)) setPolicy(request, url, undefined);
    return { physicalId };
  },
  // A deleted policy leaves its queues as they are: the request does not tell which they were.
};

function setPolicy(request: ResourceRequest, url: string, document: unknown): void {
  const Policy = document === undefined ? '' : typeof document === 'string' ? document : JSON.stringify(document);
  request.call('sqs', 'SetQueueAttributes', { QueueUrl: url, Attributes: { Policy } });
}
