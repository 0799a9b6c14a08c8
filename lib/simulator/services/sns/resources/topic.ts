import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';

const ATTRIBUTES = ['DisplayName', 'KmsMasterKeyId', 'SignatureVersion', 'TracingConfig'];

export const topic: ResourceType = {
  replacedBy: ['TopicName', 'FifoTopic'],
  create(request) {
    const { properties } = request;
    const name: string = properties['TopicName'] ?? request.generatedName;
    const Tags = [...(properties['Tags'] ?? []), ...request.tags];
    const { TopicArn } = request.call('sns', 'CreateTopic', {
      Name: name,
      Attributes: attributesOf(properties),
      ...(Tags.length > 0 ? { Tags } : {}),
    });
    for (const { Protocol, Endpoint } of properties['Subscription'] ?? []) {
      request.call('sns', 'Subscribe', { TopicArn, Protocol, Endpoint });
    }
    return result(TopicArn);
  },
  update(request, { physicalId, previousProperties }) {
    const attributes = attributesOf(request.properties);
    for (const name of Object.keys(attributesOf(previousProperties))) attributes[name] ??= '';
    for (const [AttributeName, AttributeValue] of Object.entries(attributes)) {
      request.call('sns', 'SetTopicAttributes', { TopicArn: physicalId, AttributeName, AttributeValue });
    }
    return result(physicalId);
  },
  delete(request: ResourceRequest, { physicalId }) {
    request.call('sns', 'DeleteTopic', { TopicArn: physicalId });
    return undefined;
  },
};

function result(arn: string) {
  return { physicalId: arn, attributes: { TopicArn: arn, TopicName: arn.slice(arn.lastIndexOf(':') + 1) } };
}

function attributesOf(properties: Record<string, any>): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name of ATTRIBUTES) if (properties[name] !== undefined) attributes[name] = String(properties[name]);
  return attributes;
}
