import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';

export const eventSourceMapping: ResourceType = {
  replacedBy: ['EventSourceArn', 'StartingPosition', 'StartingPositionTimestamp', 'SelfManagedEventSource'],
  create(request) {
    const { UUID: uuid, EventSourceMappingArn: arn } = request.call('lambda', 'CreateEventSourceMapping', {
      ...settings(request),
      EventSourceArn: request.properties['EventSourceArn'],
    });
    return { physicalId: uuid, attributes: { Id: uuid, EventSourceMappingArn: arn } };
  },
  update(request, { physicalId }) {
    const { EventSourceMappingArn: arn } = request.call('lambda', 'UpdateEventSourceMapping', {
      ...settings(request),
      UUID: physicalId,
    });
    return { physicalId, attributes: { Id: physicalId, EventSourceMappingArn: arn } };
  },
  delete(request, { physicalId }) {
    request.call('lambda', 'DeleteEventSourceMapping', { UUID: physicalId });
    return undefined;
  },
};

function settings({ properties }: ResourceRequest): Record<string, unknown> {
  const { EventSourceArn: _, Tags: __, BatchSize, MaximumBatchingWindowInSeconds, ...rest } = properties;
  return {
    ...rest,
    ...(BatchSize === undefined ? {} : { BatchSize: Number(BatchSize) }),
    ...(MaximumBatchingWindowInSeconds === undefined
      ? {}
      : { MaximumBatchingWindowInSeconds: Number(MaximumBatchingWindowInSeconds) }),
  };
}
