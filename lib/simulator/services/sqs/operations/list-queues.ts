import type { ListQueuesCommandInput, ListQueuesCommandOutput } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import type { SqsState } from '../state.ts';

export function listQueues(
  { QueueNamePrefix: prefix = '', MaxResults: limit = 1000, NextToken: after = '' }: ListQueuesCommandInput,
  { state }: CallContext<SqsState>,
): Partial<ListQueuesCommandOutput> {
  const names = [...state.queues.keys()].sort().filter((name) => name.startsWith(prefix) && name > after);
  const page = names.slice(0, limit);
  const QueueUrls = page.map((name) => state.queues.get(name)?.url as string);
  const last = page.at(-1);
  return names.length > limit && last !== undefined ? { QueueUrls, NextToken: last } : { QueueUrls };
}
