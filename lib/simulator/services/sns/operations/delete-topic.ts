import type { DeleteTopicCommandInput } from '@aws-sdk/client-sns';
import type { CallContext } from '../../../kernel/service.ts';
import { openTopic, type SnsState } from '../state.ts';

/** Deleting what is not there succeeds. */
export function deleteTopic(input: DeleteTopicCommandInput, context: CallContext<SnsState>): object {
  const arn = input.TopicArn as string;
  if (!context.state.topics.has(arn)) return {};
  openTopic(context, arn);
  context.state.topics.delete(arn);
  context.transition(arn, 'created', 'deleted');
  return {};
}
