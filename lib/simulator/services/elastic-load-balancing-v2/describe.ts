// The stored resources in the form in which the API answers them.

import type {
  Listener as ListenerAnswer,
  LoadBalancer as LoadBalancerAnswer,
  Rule as RuleAnswer,
  TargetGroup as TargetGroupAnswer,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ElbState, Listener, LoadBalancer, Rule, TargetGroup } from './state.ts';

/** The zone id of US East load balancers, from AWS's table of endpoints. */
export const CANONICAL_ZONE = 'Z35SXDOTRQ7X7K';

export function describeLoadBalancer(lb: LoadBalancer): LoadBalancerAnswer {
  return {
    LoadBalancerArn: lb.arn,
    DNSName: lb.dnsName,
    CanonicalHostedZoneId: CANONICAL_ZONE,
    CreatedTime: lb.createdTime,
    LoadBalancerName: lb.name,
    Scheme: lb.scheme,
    VpcId: lb.vpcId,
    State: { Code: lb.state },
    Type: 'application',
    AvailabilityZones: lb.zones.map((zone) => ({ ...zone, LoadBalancerAddresses: [] })),
    SecurityGroups: lb.securityGroups,
    IpAddressType: lb.ipAddressType,
  };
}

export function describeListener(listener: Listener): ListenerAnswer {
  return {
    ListenerArn: listener.arn,
    LoadBalancerArn: listener.loadBalancerArn,
    Port: listener.port,
    Protocol: listener.protocol,
    ...(listener.certificates.length > 0 ? { Certificates: listener.certificates } : {}),
    ...(listener.sslPolicy === undefined ? {} : { SslPolicy: listener.sslPolicy }),
    DefaultActions: listener.defaultActions,
  };
}

export function describeRule(rule: Rule): RuleAnswer {
  return {
    RuleArn: rule.arn,
    Priority: String(rule.priority),
    Conditions: rule.conditions,
    Actions: rule.actions,
    IsDefault: false,
  };
}

export function describeDefaultRule(listener: Listener): RuleAnswer {
  return {
    RuleArn: listener.defaultRuleArn,
    Priority: 'default',
    Conditions: [],
    Actions: listener.defaultActions,
    IsDefault: true,
  };
}

export function describeTargetGroup(state: ElbState, group: TargetGroup): TargetGroupAnswer {
  const { check } = group;
  return {
    TargetGroupArn: group.arn,
    TargetGroupName: group.name,
    Protocol: group.protocol,
    ProtocolVersion: group.protocolVersion,
    Port: group.port,
    VpcId: group.vpcId,
    HealthCheckProtocol: check.protocol,
    HealthCheckPort: check.port,
    HealthCheckEnabled: true,
    HealthCheckIntervalSeconds: check.intervalSeconds,
    HealthCheckTimeoutSeconds: check.timeoutSeconds,
    HealthyThresholdCount: check.healthyThreshold,
    UnhealthyThresholdCount: check.unhealthyThreshold,
    HealthCheckPath: check.path,
    Matcher: { HttpCode: check.matcher },
    LoadBalancerArns: [...(state.uses.get(group.arn)?.keys() ?? [])],
    TargetType: group.targetType,
    IpAddressType: 'ipv4',
  };
}
