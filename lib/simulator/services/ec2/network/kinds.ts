// The VPC family as a table: what a kind is called in ids, in tags, in errors and in filters.

import type { FilterPaths } from '../filters.ts';

export interface KindDescription {
  readonly prefix: string;
  /** The member that holds the id. */
  readonly idMember: string;
  /** Its name in tag specifications and in ARNs. */
  readonly resourceType: string;
  readonly notFoundCode: string;
  readonly noun: string;
  readonly filters: FilterPaths;
}

export const kinds = {
  vpc: {
    prefix: 'vpc',
    idMember: 'VpcId',
    resourceType: 'vpc',
    notFoundCode: 'InvalidVpcID.NotFound',
    noun: 'vpc ID',
    filters: {
      'vpc-id': 'VpcId',
      cidr: 'CidrBlock',
      'cidr-block-association.cidr-block': 'CidrBlockAssociationSet[].CidrBlock',
      state: 'State',
      'is-default': 'IsDefault',
      isDefault: 'IsDefault',
      'owner-id': 'OwnerId',
      'dhcp-options-id': 'DhcpOptionsId',
    },
  },
  subnet: {
    prefix: 'subnet',
    idMember: 'SubnetId',
    resourceType: 'subnet',
    notFoundCode: 'InvalidSubnetID.NotFound',
    noun: 'subnet ID',
    filters: {
      'subnet-id': 'SubnetId',
      'vpc-id': 'VpcId',
      'availability-zone': 'AvailabilityZone',
      'availability-zone-id': 'AvailabilityZoneId',
      'cidr-block': 'CidrBlock',
      'default-for-az': 'DefaultForAz',
      'map-public-ip-on-launch': 'MapPublicIpOnLaunch',
      'owner-id': 'OwnerId',
      state: 'State',
    },
  },
  routeTable: {
    prefix: 'rtb',
    idMember: 'RouteTableId',
    resourceType: 'route-table',
    notFoundCode: 'InvalidRouteTableID.NotFound',
    noun: 'routeTable ID',
    filters: {
      'route-table-id': 'RouteTableId',
      'vpc-id': 'VpcId',
      'association.main': 'Associations[].Main',
      'association.subnet-id': 'Associations[].SubnetId',
      'association.route-table-association-id': 'Associations[].RouteTableAssociationId',
      'route.gateway-id': 'Routes[].GatewayId',
      'route.nat-gateway-id': 'Routes[].NatGatewayId',
      'owner-id': 'OwnerId',
    },
  },
  internetGateway: {
    prefix: 'igw',
    idMember: 'InternetGatewayId',
    resourceType: 'internet-gateway',
    notFoundCode: 'InvalidInternetGatewayID.NotFound',
    noun: 'internetGateway ID',
    filters: {
      'internet-gateway-id': 'InternetGatewayId',
      'attachment.vpc-id': 'Attachments[].VpcId',
      'attachment.state': 'Attachments[].State',
      'owner-id': 'OwnerId',
    },
  },
  natGateway: {
    prefix: 'nat',
    idMember: 'NatGatewayId',
    resourceType: 'natgateway',
    notFoundCode: 'NatGatewayNotFound',
    noun: 'NatGateway',
    filters: { 'nat-gateway-id': 'NatGatewayId', 'vpc-id': 'VpcId', 'subnet-id': 'SubnetId', state: 'State' },
  },
  address: {
    prefix: 'eipalloc',
    idMember: 'AllocationId',
    resourceType: 'elastic-ip',
    notFoundCode: 'InvalidAllocationID.NotFound',
    noun: 'allocation ID',
    filters: {
      'allocation-id': 'AllocationId',
      'association-id': 'AssociationId',
      domain: 'Domain',
      'public-ip': 'PublicIp',
      'instance-id': 'InstanceId',
    },
  },
  securityGroup: {
    prefix: 'sg',
    idMember: 'GroupId',
    resourceType: 'security-group',
    notFoundCode: 'InvalidGroup.NotFound',
    noun: 'security group',
    filters: {
      'group-id': 'GroupId',
      'group-name': 'GroupName',
      'vpc-id': 'VpcId',
      description: 'Description',
      'owner-id': 'OwnerId',
    },
  },
  securityGroupRule: {
    prefix: 'sgr',
    idMember: 'SecurityGroupRuleId',
    resourceType: 'security-group-rule',
    notFoundCode: 'InvalidSecurityGroupRuleId.NotFound',
    noun: 'security group rule ID',
    filters: { 'security-group-rule-id': 'SecurityGroupRuleId', 'group-id': 'GroupId' },
  },
  flowLog: {
    prefix: 'fl',
    idMember: 'FlowLogId',
    resourceType: 'vpc-flow-log',
    notFoundCode: 'InvalidFlowLogId.NotFound',
    noun: 'flow log ID',
    filters: {
      'flow-log-id': 'FlowLogId',
      'resource-id': 'ResourceId',
      'log-group-name': 'LogGroupName',
      'log-destination-type': 'LogDestinationType',
      'traffic-type': 'TrafficType',
      'deliver-log-status': 'DeliverLogsStatus',
    },
  },
  vpcEndpoint: {
    prefix: 'vpce',
    idMember: 'VpcEndpointId',
    resourceType: 'vpc-endpoint',
    notFoundCode: 'InvalidVpcEndpointId.NotFound',
    noun: 'Vpc Endpoint Id',
    filters: {
      'vpc-endpoint-id': 'VpcEndpointId',
      'vpc-id': 'VpcId',
      'service-name': 'ServiceName',
      'vpc-endpoint-state': 'State',
      'vpc-endpoint-type': 'VpcEndpointType',
    },
  },
} as const satisfies Record<string, KindDescription>;

export type NetworkKind = keyof typeof kinds;
