import * as sdk from '@aws-sdk/client-sns';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { refuse } from './constraint-words.ts';
import { denied } from './errors.ts';
import { createTopic } from './operations/create-topic.ts';
import { deleteTopic } from './operations/delete-topic.ts';
import { getSubscriptionAttributes } from './operations/get-subscription-attributes.ts';
import { getTopicAttributes } from './operations/get-topic-attributes.ts';
import { listSubscriptions } from './operations/list-subscriptions.ts';
import { listSubscriptionsByTopic } from './operations/list-subscriptions-by-topic.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { listTopics } from './operations/list-topics.ts';
import { publish } from './operations/publish.ts';
import { publishBatch } from './operations/publish-batch.ts';
import { setSubscriptionAttributes } from './operations/set-subscription-attributes.ts';
import { setTopicAttributes } from './operations/set-topic-attributes.ts';
import { subscribe } from './operations/subscribe.ts';
import { tagResource } from './operations/tag-resource.ts';
import { unsubscribe } from './operations/unsubscribe.ts';
import { untagResource } from './operations/untag-resource.ts';
import { permissions } from './permissions.ts';
import { subscription } from './resources/subscription.ts';
import { topic } from './resources/topic.ts';
import { topicPolicy } from './resources/topic-policy.ts';
import { createState, type SnsState } from './state.ts';

export const sns: ServiceDefinition<SnsState> = {
  name: 'sns',
  signingNames: ['sns'],
  actionPrefix: 'sns',
  principal: 'sns.amazonaws.com',
  sdk,
  createState,
  refuse,
  operations: {
    CreateTopic: createTopic,
    DeleteTopic: deleteTopic,
    GetSubscriptionAttributes: getSubscriptionAttributes,
    GetTopicAttributes: getTopicAttributes,
    ListSubscriptions: listSubscriptions,
    ListSubscriptionsByTopic: listSubscriptionsByTopic,
    ListTagsForResource: listTagsForResource,
    ListTopics: listTopics,
    Publish: publish,
    PublishBatch: publishBatch,
    SetSubscriptionAttributes: setSubscriptionAttributes,
    SetTopicAttributes: setTopicAttributes,
    Subscribe: subscribe,
    TagResource: tagResource,
    Unsubscribe: unsubscribe,
    UntagResource: untagResource,
  },
  permissions,
  resourcePolicy({ action, resource }, { state }) {
    // Subscriptions are their owners'; the topic's policy says nothing of them.
    if (/Unsubscribe$|SubscriptionAttributes$/.test(action)) return undefined;
    const topic = state.topics.get(resource);
    return topic === undefined ? undefined : { text: topic.attributes.get('Policy'), owner: topic.owner };
  },
  denied,
  resourceTypes: {
    'AWS::SNS::Topic': topic,
    'AWS::SNS::Subscription': subscription,
    'AWS::SNS::TopicPolicy': topicPolicy,
  },
};
