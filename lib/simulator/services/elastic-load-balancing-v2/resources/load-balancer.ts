import type { ResourceRequest, ResourceResult, ResourceType } from '../../../kernel/service.ts';
import { CANONICAL_ZONE } from '../describe.ts';
import { allTags, attributesOf, given, shortName } from './properties.ts';

interface Found {
  LoadBalancers: {
    LoadBalancerArn: string;
    LoadBalancerName: string;
    DNSName: string;
    SecurityGroups: string[];
    State: { Code: string };
  }[];
}

export const loadBalancer: ResourceType = {
  replacedBy: ['Name', 'Scheme', 'Type', 'Subnets', 'SubnetMappings'],
  create(request) {
    const { properties } = request;
    const { LoadBalancers } = request.call<Found>(
      'elastic-load-balancing-v2',
      'CreateLoadBalancer',
      given({
        Name: properties['Name'] ?? shortName(request.generatedName),
        Subnets: properties['Subnets'],
        SubnetMappings: properties['SubnetMappings'],
        SecurityGroups: properties['SecurityGroups'],
        Scheme: properties['Scheme'],
        Type: properties['Type'],
        IpAddressType: properties['IpAddressType'],
        Tags: allTags(request),
      }),
    );
    return settle(request, LoadBalancers[0]?.LoadBalancerArn as string);
  },
  update(request, { physicalId }) {
    const { SecurityGroups } = request.properties;
    if (SecurityGroups !== undefined) {
      request.call('elastic-load-balancing-v2', 'SetSecurityGroups', { LoadBalancerArn: physicalId, SecurityGroups });
    }
    return settle(request, physicalId);
  },
  delete(request, { physicalId }) {
    request.call('elastic-load-balancing-v2', 'DeleteLoadBalancer', { LoadBalancerArn: physicalId });
    return undefined;
  },
};

function settle(request: ResourceRequest, arn: string): ResourceResult {
  const attributes = attributesOf(request.properties['LoadBalancerAttributes']) ?? [];
  if (attributes.length > 0) {
    request.call('elastic-load-balancing-v2', 'ModifyLoadBalancerAttributes', {
      LoadBalancerArn: arn,
      Attributes: attributes,
    });
  }
  const read = () =>
    request.call<Found>('elastic-load-balancing-v2', 'DescribeLoadBalancers', { LoadBalancerArns: [arn] })
      .LoadBalancers[0];
  return {
    physicalId: arn,
    settled: () => (read()?.State.Code === 'active' ? 'done' : 'pending'),
    attributes: () => {
      const found = read();
      return {
        LoadBalancerArn: arn,
        LoadBalancerFullName: arn.split(':loadbalancer/')[1],
        LoadBalancerName: found?.LoadBalancerName,
        DNSName: found?.DNSName,
        SecurityGroups: found?.SecurityGroups,
        CanonicalHostedZoneID: CANONICAL_ZONE,
      };
    },
  };
}
