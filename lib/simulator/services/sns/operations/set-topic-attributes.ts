import type { SetTopicAttributesCommandInput } from '@aws-sdk/client-sns';
import type { CallContext } from '../../../kernel/service.ts';
import { openTopic, type SnsState } from '../state.ts';
import { checkTopicAttribute } from '../topic-attributes.ts';

export function setTopicAttributes(input: SetTopicAttributesCommandInput, context: CallContext<SnsState>): object {
  const topic = openTopic(context, input.TopicArn);
  const { AttributeName: name = '', AttributeValue: value = '' } = input;
  checkTopicAttribute(name, value);
  topic.attributes.set(name, value);
  return {};
}
