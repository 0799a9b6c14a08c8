import type { ListTopicsCommandOutput } from '@aws-sdk/client-sns';
import type { CallContext } from '../../../kernel/service.ts';
import type { SnsState } from '../state.ts';

export function listTopics(_: object, { state, account }: CallContext<SnsState>): Partial<ListTopicsCommandOutput> {
  const own = [...state.topics.values()].filter((topic) => topic.owner === account);
  return { Topics: own.map(({ arn }) => ({ TopicArn: arn })) };
}
