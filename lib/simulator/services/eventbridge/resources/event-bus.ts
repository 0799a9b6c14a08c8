import type { ResourceType } from '../../../kernel/service.ts';

export const eventBus: ResourceType = {
  replacedBy: ['Name'],
  create(request) {
    const { Name, Description, Tags = [], Policy } = request.properties;
    const tags = [...Tags, ...request.tags];
    const { EventBusArn } = request.call('eventbridge', 'CreateEventBus', {
      Name,
      ...(Description === undefined ? {} : { Description }),
      ...(tags.length > 0 ? { Tags: tags } : {}),
    });
    if (Policy !== undefined) {
      request.call('eventbridge', 'PutPermission', { EventBusName: Name, Policy: JSON.stringify(Policy) });
    }
    return { physicalId: Name, attributes: { Arn: EventBusArn, Name } };
  },
  delete(request, { physicalId }) {
    request.call('eventbridge', 'DeleteEventBus', { Name: physicalId });
    return undefined;
  },
};
