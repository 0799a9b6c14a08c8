import type { SetQueueAttributesCommandInput } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { checkAttributes } from '../attributes.ts';
import { openQueue, requireRedriveTarget, type SqsState } from '../state.ts';

export function setQueueAttributes(input: SetQueueAttributesCommandInput, context: CallContext<SqsState>): object {
  const queue = openQueue(context, input.QueueUrl);
  const attributes = (input.Attributes ?? {}) as Record<string, string>;
  checkAttributes(attributes);
  requireRedriveTarget(context.state, attributes['RedrivePolicy']);
  for (const [name, value] of Object.entries(attributes)) queue.attributes.set(name, value);
  queue.modifiedMs = context.clock.nowMs;
  return {};
}
