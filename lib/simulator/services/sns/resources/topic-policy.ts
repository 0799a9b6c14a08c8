import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';

export const topicPolicy: ResourceType = {
  create(request) {
    setPolicies(request);
    return { physicalId: request.generatedName };
  },
  update(request, { physicalId }) {
    setPolicies(request);
    return { physicalId };
  },
  // A deleted policy leaves its topics as they are: the request does not tell which they were.
};

function setPolicies(request: ResourceRequest): void {
  for (const TopicArn of request.properties['Topics']) {
    const AttributeValue = JSON.stringify(request.properties['PolicyDocument']);
    request.call('sns', 'SetTopicAttributes', { TopicArn, AttributeName: 'Policy', AttributeValue });
  }
}
