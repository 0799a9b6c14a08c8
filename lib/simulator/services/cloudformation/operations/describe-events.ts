import type { CallContext } from '../../../kernel/service.ts';
import { STACK_TYPE } from '../engine/statuses.ts';
import { changeSetNotFound, noSuchStack } from '../errors.ts';
import { page } from '../page.ts';
import { findStack, requireChangeSet } from '../stacks.ts';
import type { CloudFormationState } from '../state.ts';

/** Events by operation; of a change set only what its validation found. */
export function describeEvents(input: any, { state }: CallContext<CloudFormationState>) {
  if (input.ChangeSetName !== undefined) {
    return { OperationEvents: validationErrors(requireChangeSet(state, input)) };
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

/** A change set's id stands for its operation's, which nothing else shows. */
function validationErrors({ stack, changeSet }: ReturnType<typeof requireChangeSet>): object[] {
  return changeSet.findings.map(({ logicalId, type, path, reason }, index) => ({
    EventId: `${changeSet.id.split('/').at(-1)}-${index}`,
    StackId: stack.id,
    OperationId: changeSet.id.split('/').at(-1),
    OperationType: 'CREATE_CHANGESET',
    EventType: 'VALIDATION_ERROR',
    LogicalResourceId: logicalId,
    PhysicalResourceId: stack.resources.get(logicalId)?.physicalId ?? '',
    ResourceType: type,
    Timestamp: new Date(changeSet.createdMs),
    ValidationFailureMode: 'FAIL',
    ValidationName: 'PROPERTY_VALIDATION',
    ValidationStatus: 'FAILED',
    ValidationStatusReason: reason,
    ValidationPath: path,
  }));
}

function byOperation(state: CloudFormationState, operationId: string) {
  return [...state.stacks.values()].find((stack) => stack.events.some((event) => event.operationId === operationId));
}
