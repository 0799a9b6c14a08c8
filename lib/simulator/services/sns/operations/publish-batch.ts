import type { PublishBatchCommandInput, PublishBatchCommandOutput } from '@aws-sdk/client-sns';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { deliver } from '../delivery.ts';
import { newPublication } from '../publication.ts';
import { openTopic, type SnsState } from '../state.ts';

export function publishBatch(
  input: PublishBatchCommandInput,
  context: CallContext<SnsState>,
): Partial<PublishBatchCommandOutput> {
  const topic = openTopic(context, input.TopicArn);
  const entries = input.PublishBatchRequestEntries ?? [];
  if (entries.length === 0)
    throw new ServiceError('EmptyBatchRequest', 'The batch request does not contain any entries.');
  if (entries.length > 10) {
    throw new ServiceError('TooManyEntriesInBatchRequest', 'The batch request contains more entries than permissible.');
  }
  if (new Set(entries.map(({ Id }) => Id)).size !== entries.length) {
    throw new ServiceError('BatchEntryIdsNotDistinct', 'Two or more batch entries in the request have the same Id.');
  }
  const output = { Successful: [] as object[], Failed: [] as object[] };
  for (const entry of entries) {
    try {
      const publication = newPublication(context, topic.arn, entry);
      deliver(context, topic, publication);
      output.Successful.push({ Id: entry.Id, MessageId: publication.id });
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      output.Failed.push({ Id: entry.Id, SenderFault: true, Code: error.code, Message: error.message });
    }
  }
  return output as PublishBatchCommandOutput;
}
