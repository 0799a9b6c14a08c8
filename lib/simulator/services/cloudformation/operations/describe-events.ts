import type { CallContext } from '../../../kernel/service.ts';
import { STACK_TYPE } from '../engine/statuses.ts';
import { changeSetNotFound, noSuchStack } from '../errors.ts';
import { page } from '../page.ts';
import { findStack, requireChangeSet } from '../stacks.ts';
import type { CloudFormationState } from '../state.ts';

/** Events by operation. Nothing is validated ahead of an operation here, so a change set has none. */
export function describeEvents(input: any, { state }: CallContext<CloudFormationState>) {
  if (input.ChangeSetName !== undefined) {
    requireChangeSet(state, input);
    return { OperationEvents: [] };
  }
  const stack =
    input.StackName === undefined ? byOperation(state, input.OperationId) : findStack(state, input.StackName);
  if (stack === undefined)
    throw input.StackName === undefined ? changeSetNotFound(input.OperationId) : noSuchStack(input.StackName);
  const failedOnly = input.Filters?.FailedEvents === true;
  const wanted = [...stack.events]
    .reverse()
    .filter(
      (event) =>
        (input.OperationId === undefined || event.operationId === input.OperationId) &&
        (!failedOnly || event.status.endsWith('_FAILED')),
    );
  const { items, next } = page(wanted, input.NextToken);
  return {
    OperationEvents: items.map((event) => ({
      EventId: event.id,
      StackId: stack.id,
      OperationId: event.operationId,
      EventType: event.type === STACK_TYPE ? 'STACK_EVENT' : 'PROVISIONING_ERROR',
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

function byOperation(state: CloudFormationState, operationId: string) {
  return [...state.stacks.values()].find((stack) => stack.events.some((event) => event.operationId === operationId));
}
