import type { StartMessageMoveTaskCommandInput, StartMessageMoveTaskCommandOutput } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { invalidParameter } from '../errors.ts';
import type { Message, Queue } from '../queue.ts';
import { queueByArn, type SqsState } from '../state.ts';
import { enqueue } from '../transitions.ts';

/** Moves all at once, as new messages: with a new id and the time of the move. */
export function startMessageMoveTask(
  input: StartMessageMoveTaskCommandInput,
  context: CallContext<SqsState>,
): Partial<StartMessageMoveTaskCommandOutput> {
  const { state, clock } = context;
  const source = found(state, input.SourceArn);
  if (![...state.queues.values()].some((queue) => queue.redrive?.targetArn === source.arn)) {
    throw invalidParameter('Source queue must be configured as a Dead Letter Queue.');
  }
  const destination = input.DestinationArn === undefined ? undefined : found(state, input.DestinationArn);
  let moved = 0;
  for (const message of [...source.messages.values()]) {
    const target = destination ?? queueByArn(state, message.systemAttributes['DeadLetterQueueSourceArn'] ?? '');
    if (target === undefined || message.visibleMs > clock.nowMs) continue;
    source.messages.delete(message.id);
    enqueue(context, target, [renewed(context, message)]);
    moved++;
  }
  const task = { sourceArn: source.arn, destinationArn: destination?.arn, startedMs: clock.nowMs, moved };
  state.moves.unshift(task);
  return { TaskHandle: Buffer.from(`${source.arn} ${clock.nowMs}`).toString('base64') };
}

function found(state: SqsState, arn: string | undefined): Queue {
  const queue = queueByArn(state, arn ?? '');
  if (queue !== undefined) return queue;
  throw new ServiceError(
    'ResourceNotFoundException',
    "The resource that you specified for the SourceArn parameter doesn't exist.",
    {
      statusCode: 404,
    },
  );
}

function renewed({ ids, clock }: CallContext<SqsState>, message: Message): Message {
  const { DeadLetterQueueSourceArn: _, ...systemAttributes } = message.systemAttributes;
  return {
    ...message,
    id: ids.uuid(),
    systemAttributes,
    sentMs: clock.nowMs,
    visibleMs: clock.nowMs,
    receivedTimes: 0,
    firstReceivedMs: undefined,
    receipt: undefined,
    timer: undefined,
  };
}
