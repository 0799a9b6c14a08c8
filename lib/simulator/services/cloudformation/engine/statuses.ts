// Every change of status of a stack or a resource is an event of the stack and a transition of the region.

import type { StackEvent, StackResource } from '../state.ts';
import type { Work } from './work.ts';

export const STACK_TYPE = 'AWS::CloudFormation::Stack';

export function setStackStatus(work: Work, status: string, reason?: string): void {
  const { stack, context } = work;
  const from = stack.status;
  stack.status = status;
  stack.reason = reason;
  record(work, {
    logicalId: stack.name,
    physicalId: stack.id,
    type: STACK_TYPE,
    status,
    reason,
    properties: undefined,
  });
  context.transition(
    stack.id,
    from,
    status,
    reason === undefined ? { stack: stack.name } : { stack: stack.name, reason },
  );
}

export function setResourceStatus(work: Work, resource: StackResource, status: string, reason?: string): void {
  const from = resource.status === '' ? undefined : resource.status;
  resource.status = status;
  resource.reason = reason;
  resource.changedMs = work.context.clock.nowMs;
  record(work, {
    logicalId: resource.logicalId,
    physicalId: resource.physicalId ?? '',
    type: resource.type,
    status,
    reason,
    properties: JSON.stringify(resource.properties),
  });
  work.context.transition(`${work.stack.id}/${resource.logicalId}`, from, status, {
    stack: work.stack.name,
    type: resource.type,
    ...(reason === undefined ? {} : { reason }),
  });
}

function record(work: Work, event: Omit<StackEvent, 'id' | 'atMs' | 'clientToken' | 'operationId'>): void {
  const { stack, context, operation } = work;
  stack.events.push({
    ...event,
    id:
      event.type === STACK_TYPE
        ? context.ids.uuid()
        : `${event.logicalId}-${event.status}-${new Date(context.clock.nowMs).toISOString()}-${stack.events.length}`,
    // Readers sort events by time: those of one moment are told apart by a millisecond each.
    atMs: Math.max(context.clock.nowMs, (stack.events.at(-1)?.atMs ?? 0) + 1),
    clientToken: operation.clientToken,
    operationId: operation.id,
  });
}
