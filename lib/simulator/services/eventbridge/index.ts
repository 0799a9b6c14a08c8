import * as sdk from '@aws-sdk/client-eventbridge';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { ingest } from './ingest.ts';
import { cancelReplay } from './operations/cancel-replay.ts';
import { createArchive } from './operations/create-archive.ts';
import { createEventBus } from './operations/create-event-bus.ts';
import { deleteArchive } from './operations/delete-archive.ts';
import { deleteEventBus } from './operations/delete-event-bus.ts';
import { deleteRule } from './operations/delete-rule.ts';
import { describeArchive } from './operations/describe-archive.ts';
import { describeEventBus } from './operations/describe-event-bus.ts';
import { describeReplay } from './operations/describe-replay.ts';
import { describeRule } from './operations/describe-rule.ts';
import { disableRule } from './operations/disable-rule.ts';
import { enableRule } from './operations/enable-rule.ts';
import { listArchives } from './operations/list-archives.ts';
import { listEventBuses } from './operations/list-event-buses.ts';
import { listReplays } from './operations/list-replays.ts';
import { listRuleNamesByTarget } from './operations/list-rule-names-by-target.ts';
import { listRules } from './operations/list-rules.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { listTargetsByRule } from './operations/list-targets-by-rule.ts';
import { putEvents } from './operations/put-events.ts';
import { putPermission } from './operations/put-permission.ts';
import { putRule } from './operations/put-rule.ts';
import { putTargets } from './operations/put-targets.ts';
import { removePermission } from './operations/remove-permission.ts';
import { removeTargets } from './operations/remove-targets.ts';
import { startReplay } from './operations/start-replay.ts';
import { tagResource } from './operations/tag-resource.ts';
import { testEventPattern } from './operations/test-event-pattern.ts';
import { untagResource } from './operations/untag-resource.ts';
import { updateArchive } from './operations/update-archive.ts';
import { permissions } from './permissions.ts';
import { archive } from './resources/archive.ts';
import { eventBus } from './resources/event-bus.ts';
import { eventBusPolicy } from './resources/event-bus-policy.ts';
import { rule } from './resources/rule.ts';
import { type Bus, busName, createState, type EventBridgeState } from './state.ts';

export const eventbridge: ServiceDefinition<EventBridgeState> = {
  name: 'eventbridge',
  signingNames: ['events'],
  actionPrefix: 'events',
  principal: 'events.amazonaws.com',
  sdk,
  createState,
  operations: {
    CreateArchive: createArchive,
    DescribeArchive: describeArchive,
    ListArchives: listArchives,
    UpdateArchive: updateArchive,
    DeleteArchive: deleteArchive,
    StartReplay: startReplay,
    DescribeReplay: describeReplay,
    ListReplays: listReplays,
    CancelReplay: cancelReplay,
    CreateEventBus: createEventBus,
    DeleteEventBus: deleteEventBus,
    DeleteRule: deleteRule,
    DescribeEventBus: describeEventBus,
    DescribeRule: describeRule,
    DisableRule: disableRule,
    EnableRule: enableRule,
    ListEventBuses: listEventBuses,
    ListRuleNamesByTarget: listRuleNamesByTarget,
    ListRules: listRules,
    ListTagsForResource: listTagsForResource,
    ListTargetsByRule: listTargetsByRule,
    PutEvents: putEvents,
    PutPermission: putPermission,
    PutRule: putRule,
    PutTargets: putTargets,
    RemovePermission: removePermission,
    RemoveTargets: removeTargets,
    TagResource: tagResource,
    TestEventPattern: testEventPattern,
    UntagResource: untagResource,
  },
  permissions,
  resourcePolicy({ resource }, { state, account }) {
    const bus = resource.includes(':event-bus/') ? state.buses.get(busName(resource)) : undefined;
    if (bus === undefined) return undefined;
    const Statement = [...bus.policy.values()];
    const text = Statement.length === 0 ? undefined : JSON.stringify({ Version: '2012-10-17', Statement });
    return { text, owner: account };
  },
  resourceTypes: {
    'AWS::Events::Archive': archive,
    'AWS::Events::Rule': rule,
    'AWS::Events::EventBus': eventBus,
    'AWS::Events::EventBusPolicy': eventBusPolicy,
  },
  onEvent(event, context) {
    const { statedTimes, buses } = context.state;
    const time = statedTimes.get(event.id) ?? event.time;
    statedTimes.delete(event.id);
    ingest(context, buses.get('default') as Bus, {
      version: '0',
      id: event.id,
      'detail-type': event.detailType,
      source: event.source,
      account: event.account,
      time,
      region: context.region,
      resources: event.resources,
      detail: event.detail,
    });
  },
};
