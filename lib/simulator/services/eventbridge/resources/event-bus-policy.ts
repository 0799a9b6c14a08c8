import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';

/** Its physical id carries the bus, which a deletion needs. */
export const eventBusPolicy: ResourceType = {
  replacedBy: ['EventBusName', 'StatementId'],
  create: put,
  update: put,
  delete(request, { physicalId }) {
    const [EventBusName, StatementId] = physicalId.split('|');
    try {
      request.call('eventbridge', 'RemovePermission', { EventBusName, StatementId });
    } catch (error) {
      if ((error as Error).name !== 'ResourceNotFoundException') throw error;
    }
    return undefined;
  },
};

function put(request: ResourceRequest) {
  const {
    EventBusName: bus = 'default',
    StatementId: id,
    Statement,
    Principal,
    Action,
    Condition,
  } = request.properties;
  if (Statement === undefined) {
    request.call('eventbridge', 'PutPermission', {
      EventBusName: bus,
      StatementId: id,
      Principal,
      ...(Action === undefined ? {} : { Action }),
      ...(Condition === undefined ? {} : { Condition }),
    });
    return { physicalId: `${bus}|${id}` };
  }
  const { Policy } = request.call('eventbridge', 'DescribeEventBus', { Name: bus });
  const kept = [(Policy === undefined ? { Statement: [] } : JSON.parse(Policy)).Statement]
    .flat()
    .filter((statement: { Sid?: string }) => statement.Sid !== id);
  const document = { Version: '2012-10-17', Statement: [...kept, { ...Statement, Sid: id }] };
  request.call('eventbridge', 'PutPermission', { EventBusName: bus, Policy: JSON.stringify(document) });
  return { physicalId: `${bus}|${id}` };
}
