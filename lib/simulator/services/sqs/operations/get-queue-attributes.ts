import type { GetQueueAttributesCommandInput, GetQueueAttributesCommandOutput } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import type { Queue } from '../queue.ts';
import { openQueue, type SqsState } from '../state.ts';

const OPTIONAL = ['Policy', 'RedrivePolicy', 'RedriveAllowPolicy', 'KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds'];

export function getQueueAttributes(
  input: GetQueueAttributesCommandInput,
  context: CallContext<SqsState>,
): Partial<GetQueueAttributesCommandOutput> {
  const queue = openQueue(context, input.QueueUrl);
  const all = allAttributes(queue, context.clock.nowMs);
  const wanted = (input.AttributeNames ?? []) as readonly string[];
  for (const name of wanted) {
    if (name !== 'All' && !(name in all) && !OPTIONAL.includes(name)) {
      throw new ServiceError('InvalidAttributeName', `Unknown Attribute ${name}.`);
    }
  }
  const Attributes = wanted.includes('All')
    ? all
    : Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name)));
  return Object.keys(Attributes).length === 0 ? {} : { Attributes };
}

function allAttributes(queue: Queue, nowMs: number): Record<string, string> {
  const counts = { visible: 0, received: 0, delayed: 0 };
  for (const message of queue.messages.values()) {
    if (message.visibleMs <= nowMs) counts.visible++;
    else if (message.receivedTimes > 0 && message.receipt !== undefined) counts.received++;
    else counts.delayed++;
  }
  return {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(counts.visible),
    ApproximateNumberOfMessagesNotVisible: String(counts.received),
    ApproximateNumberOfMessagesDelayed: String(counts.delayed),
    CreatedTimestamp: String(Math.floor(queue.createdMs / 1000)),
    LastModifiedTimestamp: String(Math.floor(queue.modifiedMs / 1000)),
    ...Object.fromEntries([...queue.attributes].filter(([, value]) => value !== '')),
  };
}
