import type { SetQueueAttributesCommandInput } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { checkAttributes } from '../attributes.ts';
import { invalidAttribute } from '../errors.ts';
import { openQueue, queueByArn, type SqsState } from '../state.ts';

export function setQueueAttributes(input: SetQueueAttributesCommandInput, context: CallContext<SqsState>): object {
  const queue = openQueue(context, input.QueueUrl, 'SetQueueAttributes');
  const attributes = (input.Attributes ?? {}) as Record<string, string>;
  checkAttributes(attributes);
  const { RedrivePolicy: redrive } = attributes;
  if (redrive !== undefined && redrive !== '') {
    const { deadLetterTargetArn: target } = JSON.parse(redrive);
    if (queueByArn(context.state, target) === undefined) {
      throw invalidAttribute('RedrivePolicy', 'Dead letter target does not exist.');
    }
  }
  for (const [name, value] of Object.entries(attributes)) queue.attributes.set(name, value);
  queue.modifiedMs = context.clock.nowMs;
  return {};
}
