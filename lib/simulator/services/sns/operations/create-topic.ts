import type { CreateTopicCommandInput, CreateTopicCommandOutput } from '@aws-sdk/client-sns';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidParameter } from '../errors.ts';
import { newTopic, type SnsState } from '../state.ts';
import { checkTopicAttribute } from '../topic-attributes.ts';

export function createTopic(
  input: CreateTopicCommandInput,
  context: CallContext<SnsState>,
): Partial<CreateTopicCommandOutput> {
  const name = input.Name as string;
  const attributes = Object.entries(input.Attributes ?? {});
  if (name.endsWith('.fifo') || input.Attributes?.['FifoTopic'] === 'true') {
    throw invalidParameter('The simulator does not model FIFO topics; see docs/fidelity.md');
  }
  if (!/^[A-Za-z0-9_-]{1,256}$/.test(name)) throw invalidParameter('Topic Name');
  for (const [key, value] of attributes) checkTopicAttribute(key, value);
  const arn = `arn:${context.partition}:sns:${context.region}:${context.account}:${name}`;
  const existing = context.state.topics.get(arn);
  if (existing !== undefined) {
    if (attributes.some(([key, value]) => (existing.attributes.get(key) ?? '') !== value)) {
      throw invalidParameter('Attributes Reason: Topic already exists with different attributes');
    }
    return { TopicArn: arn };
  }
  const topic = newTopic(arn, input.Attributes?.['Policy']);
  for (const [key, value] of attributes) topic.attributes.set(key, value);
  for (const { Key, Value } of input.Tags ?? []) topic.tags.set(Key as string, Value as string);
  context.state.topics.set(arn, topic);
  context.transition(arn, undefined, 'created');
  return { TopicArn: arn };
}
