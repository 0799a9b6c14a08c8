import { ServiceError } from '../../kernel/service-error.ts';
import type { SnsState } from './state.ts';

export function tagsOf({ state }: { state: SnsState }, arn: string): Map<string, string> {
  const topic = state.topics.get(arn);
  if (topic === undefined) throw new ServiceError('ResourceNotFound', 'Resource does not exist', { statusCode: 404 });
  return topic.tags;
}
