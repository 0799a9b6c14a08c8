import type { PublishCommandInput, PublishCommandOutput } from '@aws-sdk/client-sns';
import type { CallContext } from '../../../kernel/service.ts';
import { deliver } from '../delivery.ts';
import { invalidParameter } from '../errors.ts';
import { newPublication } from '../publication.ts';
import { openTopic, type SnsState } from '../state.ts';

export function publish(input: PublishCommandInput, context: CallContext<SnsState>): Partial<PublishCommandOutput> {
  const arn = input.TopicArn ?? input.TargetArn;
  if (arn === undefined) throw invalidParameter('TopicArn or TargetArn Reason: no value for required parameter');
  const topic = openTopic(context, arn);
  const publication = newPublication(context, topic.arn, input);
  deliver(context, topic, publication);
  return { MessageId: publication.id };
}
