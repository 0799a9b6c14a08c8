import type { ResourceRequest, ResourceResult, ResourceType } from '../../../kernel/service.ts';
import { actionsOf, attributesOf, given, number } from './properties.ts';

interface Found {
  Listeners: { ListenerArn: string }[];
}

export const listener: ResourceType = {
  replacedBy: ['LoadBalancerArn'],
  create(request) {
    const input = { LoadBalancerArn: request.properties['LoadBalancerArn'], ...settings(request) };
    const { Listeners } = request.call<Found>('elastic-load-balancing-v2', 'CreateListener', input);
    return finish(request, Listeners[0]?.ListenerArn as string);
  },
  update(request, { physicalId }) {
    const input = { ListenerArn: physicalId, ...settings(request) };
    request.call('elastic-load-balancing-v2', 'ModifyListener', input);
    return finish(request, physicalId);
  },
  delete(request, { physicalId }) {
    request.call('elastic-load-balancing-v2', 'DeleteListener', { ListenerArn: physicalId });
    return undefined;
  },
};

function settings({ properties }: ResourceRequest) {
  return given({
    Port: number(properties['Port']),
    Protocol: properties['Protocol'],
    SslPolicy: properties['SslPolicy'],
    Certificates: properties['Certificates'],
    DefaultActions: actionsOf(properties['DefaultActions'] ?? []),
  });
}

function finish(request: ResourceRequest, arn: string): ResourceResult {
  const Attributes = attributesOf(request.properties['ListenerAttributes']) ?? [];
  if (Attributes.length > 0) {
    request.call('elastic-load-balancing-v2', 'ModifyListenerAttributes', { ListenerArn: arn, Attributes });
  }
  return { physicalId: arn, attributes: { ListenerArn: arn } };
}
