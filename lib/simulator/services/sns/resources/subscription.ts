import type { ResourceType } from '../../../kernel/service.ts';

const OBJECTS = ['DeliveryPolicy', 'FilterPolicy', 'RedrivePolicy'];
const PLAIN = ['FilterPolicyScope', 'RawMessageDelivery', 'SubscriptionRoleArn'];

/** `Region` says where the topic lives, which its ARN says too: topics of every Region are at hand here. */
export const subscription: ResourceType = {
  replacedBy: ['TopicArn', 'Protocol', 'Endpoint'],
  create(request) {
    const { TopicArn, Protocol, Endpoint } = request.properties;
    const Attributes = attributesOf(request.properties);
    const { SubscriptionArn } = request.call('sns', 'Subscribe', {
      TopicArn,
      Protocol,
      Endpoint,
      ReturnSubscriptionArn: true,
      ...(Object.keys(Attributes).length > 0 ? { Attributes } : {}),
    });
    return { physicalId: SubscriptionArn, attributes: { Arn: SubscriptionArn } };
  },
  update(request, { physicalId, previousProperties }) {
    const attributes = attributesOf(request.properties);
    for (const name of Object.keys(attributesOf(previousProperties))) attributes[name] ??= '';
    for (const [AttributeName, AttributeValue] of Object.entries(attributes)) {
      request.call('sns', 'SetSubscriptionAttributes', { SubscriptionArn: physicalId, AttributeName, AttributeValue });
    }
    return { physicalId, attributes: { Arn: physicalId } };
  },
  delete(request, { physicalId }) {
    request.call('sns', 'Unsubscribe', { SubscriptionArn: physicalId });
    return undefined;
  },
};

function attributesOf(properties: Record<string, any>): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name of OBJECTS) if (properties[name] !== undefined) attributes[name] = JSON.stringify(properties[name]);
  for (const name of PLAIN) if (properties[name] !== undefined) attributes[name] = String(properties[name]);
  return attributes;
}
