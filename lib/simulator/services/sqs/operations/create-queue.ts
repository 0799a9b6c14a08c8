import type { CreateQueueCommandInput, CreateQueueCommandOutput } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { checkAttributes, DEFAULTS } from '../attributes.ts';
import { invalidParameter } from '../errors.ts';
import { Queue } from '../queue.ts';
import { arnOf, requireRedriveTarget, type SqsState } from '../state.ts';

const NAME_FREE_AFTER_MS = 60_000;

export function createQueue(
  input: CreateQueueCommandInput,
  context: CallContext<SqsState>,
): Partial<CreateQueueCommandOutput> {
  const { state, clock } = context;
  const name = input.QueueName as string;
  checkName(name, input.Attributes);
  const attributes = (input.Attributes ?? {}) as Record<string, string>;
  checkAttributes(attributes);
  requireRedriveTarget(state, attributes['RedrivePolicy']);
  const existing = state.queues.get(name);
  if (existing !== undefined) {
    requireSame(existing, attributes);
    return { QueueUrl: existing.url };
  }
  const deletedMs = state.deletedMs.get(name);
  if (deletedMs !== undefined && clock.nowMs < deletedMs + NAME_FREE_AFTER_MS) {
    throw new ServiceError(
      'QueueDeletedRecently',
      'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
    );
  }
  const queue = new Queue({
    name,
    url: `https://sqs.${context.region}.amazonaws.com/${context.account}/${name}`,
    arn: arnOf(context, context.account, name),
    createdMs: clock.nowMs,
    attributes: new Map(Object.entries({ ...DEFAULTS, ...attributes })),
  });
  for (const [key, value] of Object.entries(input.tags ?? {})) queue.tags.set(key, value);
  state.queues.set(name, queue);
  context.transition(queue.arn, undefined, 'created');
  return { QueueUrl: queue.url };
}

function checkName(name: string, attributes: CreateQueueCommandInput['Attributes']): void {
  if (name.endsWith('.fifo') || attributes?.FifoQueue === 'true') {
    throw new ServiceError('UnsupportedOperation', 'The simulator does not model FIFO queues; see docs/fidelity.md');
  }
  if (!/^[A-Za-z0-9_-]{1,80}$/.test(name)) {
    throw invalidParameter('Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length');
  }
}

function requireSame(queue: Queue, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (queue.attributes.get(name) === value) continue;
    throw new ServiceError(
      'QueueNameExists',
      `A queue already exists with the same name and a different value for attribute ${name}`,
    );
  }
}
