import type { ResourceRequest, ResourceResult, ResourceType } from '../../../kernel/service.ts';
import { allTags, attributesOf, given, number, shortName } from './properties.ts';

interface Found {
  TargetGroups: { TargetGroupArn: string; TargetGroupName: string; LoadBalancerArns: string[] }[];
}

export const targetGroup: ResourceType = {
  replacedBy: ['Name', 'Port', 'Protocol', 'ProtocolVersion', 'TargetType', 'VpcId', 'IpAddressType'],
  create(request) {
    const { properties } = request;
    const { TargetGroups } = request.call<Found>(
      'elastic-load-balancing-v2',
      'CreateTargetGroup',
      given({
        Name: properties['Name'] ?? shortName(request.generatedName),
        Port: number(properties['Port']),
        Protocol: properties['Protocol'],
        ProtocolVersion: properties['ProtocolVersion'],
        TargetType: properties['TargetType'],
        VpcId: properties['VpcId'],
        Tags: allTags(request),
        ...checkSettings(request),
      }),
    );
    const arn = TargetGroups[0]?.TargetGroupArn as string;
    const targets = (properties['Targets'] ?? []) as { Id: string; Port?: number }[];
    if (targets.length > 0) {
      const Targets = targets.map(({ Id, Port }) => given({ Id, Port: number(Port) }));
      request.call('elastic-load-balancing-v2', 'RegisterTargets', { TargetGroupArn: arn, Targets });
    }
    return finish(request, arn);
  },
  update(request, { physicalId }) {
    const input = { TargetGroupArn: physicalId, ...checkSettings(request) };
    request.call('elastic-load-balancing-v2', 'ModifyTargetGroup', input);
    return finish(request, physicalId);
  },
  delete(request, { physicalId }) {
    request.call('elastic-load-balancing-v2', 'DeleteTargetGroup', { TargetGroupArn: physicalId });
    return undefined;
  },
};

function checkSettings({ properties }: ResourceRequest) {
  const port = properties['HealthCheckPort'];
  return given({
    HealthCheckProtocol: properties['HealthCheckProtocol'],
    HealthCheckPort: port === undefined ? undefined : String(port),
    HealthCheckPath: properties['HealthCheckPath'],
    HealthCheckIntervalSeconds: number(properties['HealthCheckIntervalSeconds']),
    HealthCheckTimeoutSeconds: number(properties['HealthCheckTimeoutSeconds']),
    HealthyThresholdCount: number(properties['HealthyThresholdCount']),
    UnhealthyThresholdCount: number(properties['UnhealthyThresholdCount']),
    Matcher: properties['Matcher'],
  });
}

function finish(request: ResourceRequest, arn: string): ResourceResult {
  const Attributes = attributesOf(request.properties['TargetGroupAttributes']) ?? [];
  if (Attributes.length > 0) {
    request.call('elastic-load-balancing-v2', 'ModifyTargetGroupAttributes', { TargetGroupArn: arn, Attributes });
  }
  return {
    physicalId: arn,
    attributes: () => {
      const [found] = request.call<Found>('elastic-load-balancing-v2', 'DescribeTargetGroups', {
        TargetGroupArns: [arn],
      }).TargetGroups;
      return {
        TargetGroupArn: arn,
        TargetGroupName: found?.TargetGroupName,
        TargetGroupFullName: arn.split(':').at(-1),
        LoadBalancerArns: found?.LoadBalancerArns,
      };
    },
  };
}
