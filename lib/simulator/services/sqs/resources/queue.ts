import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';

const ATTRIBUTES = [
  'DelaySeconds',
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'RedriveAllowPolicy',
  'RedrivePolicy',
  'SqsManagedSseEnabled',
  'VisibilityTimeout',
];

/** What a property left out goes back to. */
const DEFAULTS: Readonly<Record<string, string>> = {
  VisibilityTimeout: '30',
  MessageRetentionPeriod: '345600',
  DelaySeconds: '0',
  ReceiveMessageWaitTimeSeconds: '0',
  MaximumMessageSize: '1048576',
};

export const queue: ResourceType = {
  replacedBy: ['QueueName', 'FifoQueue'],
  create(request) {
    const { properties } = request;
    if (properties['FifoQueue'] === true) {
      throw new ServiceError('UnsupportedOperation', 'The simulator does not model FIFO queues; see docs/fidelity.md');
    }
    const name: string = properties['QueueName'] ?? request.generatedName.slice(0, 80);
    const tags = Object.fromEntries(
      [...(properties['Tags'] ?? []), ...request.tags].map(({ Key, Value }) => [Key, Value]),
    );
    const input: Record<string, unknown> = { QueueName: name, Attributes: attributesOf(properties) };
    if (Object.keys(tags).length > 0) input['tags'] = tags;
    const { QueueUrl } = request.call('sqs', 'CreateQueue', input);
    return result(request, QueueUrl, name);
  },
  update(request, { physicalId, previousProperties }) {
    const attributes = attributesOf(request.properties);
    for (const name of Object.keys(attributesOf(previousProperties))) attributes[name] ??= DEFAULTS[name] ?? '';
    if (Object.keys(attributes).length > 0) {
      request.call('sqs', 'SetQueueAttributes', { QueueUrl: physicalId, Attributes: attributes });
    }
    return result(request, physicalId, physicalId.slice(physicalId.lastIndexOf('/') + 1));
  },
  delete(request, { physicalId }) {
    try {
      request.call('sqs', 'DeleteQueue', { QueueUrl: physicalId });
    } catch (error) {
      if ((error as Error).name !== 'QueueDoesNotExist') throw error;
    }
    return undefined;
  },
};

function result(request: ResourceRequest, url: string, name: string) {
  return {
    physicalId: url,
    attributes: { Arn: `arn:aws:sqs:${request.region}:${request.account}:${name}`, QueueName: name, QueueUrl: url },
  };
}

function attributesOf(properties: Record<string, any>): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name of ATTRIBUTES) {
    const value = properties[name];
    if (value !== undefined) attributes[name] = typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
  return attributes;
}
