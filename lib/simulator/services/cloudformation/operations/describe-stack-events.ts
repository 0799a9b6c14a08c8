import type { CallContext } from '../../../kernel/service.ts';
import { noSuchStack, validationError } from '../errors.ts';
import { page } from '../page.ts';
import { findStack } from '../stacks.ts';
import type { CloudFormationState } from '../state.ts';

/** Newest first. */
export function describeStackEvents(input: any, { state }: CallContext<CloudFormationState>) {
  if (input.StackName === undefined) throw validationError('StackName must be specified');
  const stack = findStack(state, input.StackName);
  if (stack === undefined) throw noSuchStack(input.StackName);
  const { items, next } = page([...stack.events].reverse(), input.NextToken);
  return {
    StackEvents: items.map((event) => ({
      StackId: stack.id,
      StackName: stack.name,
      EventId: event.id,
      OperationId: event.operationId,
      LogicalResourceId: event.logicalId,
      PhysicalResourceId: event.physicalId,
      ResourceType: event.type,
      Timestamp: new Date(event.atMs),
      ResourceStatus: event.status,
      ResourceStatusReason: event.reason,
      ResourceProperties: event.properties,
      ClientRequestToken: event.clientToken,
    })),
    NextToken: next,
  };
}
