import type { ResourceRequest, ResourceResult, ResourceType } from '../../../kernel/service.ts';
import { actionsOf, allTags } from './properties.ts';

interface Found {
  Rules: { RuleArn: string }[];
}

export const listenerRule: ResourceType = {
  replacedBy: ['ListenerArn'],
  create(request) {
    const { Rules } = request.call<Found>('elastic-load-balancing-v2', 'CreateRule', {
      ListenerArn: request.properties['ListenerArn'],
      Priority: Number(request.properties['Priority']),
      ...routing(request),
      Tags: allTags(request),
    });
    return result(Rules[0]?.RuleArn as string);
  },
  update(request, { physicalId, previousProperties }) {
    const { Priority } = request.properties;
    if (Number(Priority) !== Number(previousProperties['Priority'])) {
      request.call('elastic-load-balancing-v2', 'SetRulePriorities', {
        RulePriorities: [{ RuleArn: physicalId, Priority: Number(Priority) }],
      });
    }
    request.call('elastic-load-balancing-v2', 'ModifyRule', { RuleArn: physicalId, ...routing(request) });
    return result(physicalId);
  },
  delete(request, { physicalId }) {
    request.call('elastic-load-balancing-v2', 'DeleteRule', { RuleArn: physicalId });
    return undefined;
  },
};

function routing({ properties }: ResourceRequest) {
  return { Conditions: properties['Conditions'], Actions: actionsOf(properties['Actions'] ?? []) };
}

function result(arn: string): ResourceResult {
  return { physicalId: arn, attributes: { RuleArn: arn, IsDefault: false } };
}
