import * as sdk from '@aws-sdk/client-ec2';
import { eventually } from '../../kernel/eventual.ts';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { refuse } from './constraint-words.ts';
import { createState } from './create-state.ts';
import { onTrial } from './dry-run.ts';
import { late } from './late.ts';
import { allocateAddress } from './operations/allocate-address.ts';
import { associateRouteTable } from './operations/associate-route-table.ts';
import { attachInternetGateway } from './operations/attach-internet-gateway.ts';
import { authorizeSecurityGroupEgress } from './operations/authorize-security-group-egress.ts';
import { authorizeSecurityGroupIngress } from './operations/authorize-security-group-ingress.ts';
import { createFlowLogs } from './operations/create-flow-logs.ts';
import { createImage } from './operations/create-image.ts';
import { createInternetGateway } from './operations/create-internet-gateway.ts';
import { createKeyPair } from './operations/create-key-pair.ts';
import { createLaunchTemplate } from './operations/create-launch-template.ts';
import { createLaunchTemplateVersion } from './operations/create-launch-template-version.ts';
import { createNatGateway } from './operations/create-nat-gateway.ts';
import { createRoute } from './operations/create-route.ts';
import { createRouteTable } from './operations/create-route-table.ts';
import { createSecurityGroup } from './operations/create-security-group.ts';
import { createSubnet } from './operations/create-subnet.ts';
import { createTags } from './operations/create-tags.ts';
import { createVpc } from './operations/create-vpc.ts';
import { createVpcEndpoint } from './operations/create-vpc-endpoint.ts';
import { deleteFlowLogs } from './operations/delete-flow-logs.ts';
import { deleteInternetGateway } from './operations/delete-internet-gateway.ts';
import { deleteKeyPair } from './operations/delete-key-pair.ts';
import { deleteLaunchTemplate } from './operations/delete-launch-template.ts';
import { deleteLaunchTemplateVersions } from './operations/delete-launch-template-versions.ts';
import { deleteNatGateway } from './operations/delete-nat-gateway.ts';
import { deleteRoute } from './operations/delete-route.ts';
import { deleteRouteTable } from './operations/delete-route-table.ts';
import { deleteSecurityGroup } from './operations/delete-security-group.ts';
import { deleteSnapshot } from './operations/delete-snapshot.ts';
import { deleteSubnet } from './operations/delete-subnet.ts';
import { deleteTags } from './operations/delete-tags.ts';
import { deleteVpc } from './operations/delete-vpc.ts';
import { deleteVpcEndpoints } from './operations/delete-vpc-endpoints.ts';
import { deregisterImage } from './operations/deregister-image.ts';
import { describeAddresses } from './operations/describe-addresses.ts';
import { describeAvailabilityZones } from './operations/describe-availability-zones.ts';
import { describeFlowLogs } from './operations/describe-flow-logs.ts';
import { describeImageAttribute } from './operations/describe-image-attribute.ts';
import { describeImages } from './operations/describe-images.ts';
import { describeInstanceStatus } from './operations/describe-instance-status.ts';
import { describeInstances } from './operations/describe-instances.ts';
import { describeInternetGateways } from './operations/describe-internet-gateways.ts';
import { describeKeyPairs } from './operations/describe-key-pairs.ts';
import { describeLaunchTemplateVersions } from './operations/describe-launch-template-versions.ts';
import { describeLaunchTemplates } from './operations/describe-launch-templates.ts';
import { describeNatGateways } from './operations/describe-nat-gateways.ts';
import { describeRegions } from './operations/describe-regions.ts';
import { describeRouteTables } from './operations/describe-route-tables.ts';
import { describeSecurityGroupRules } from './operations/describe-security-group-rules.ts';
import { describeSecurityGroups } from './operations/describe-security-groups.ts';
import { describeSnapshots } from './operations/describe-snapshots.ts';
import { describeSubnets } from './operations/describe-subnets.ts';
import { describeTags } from './operations/describe-tags.ts';
import { describeVolumes } from './operations/describe-volumes.ts';
import { describeVpcAttribute } from './operations/describe-vpc-attribute.ts';
import { describeVpcEndpoints } from './operations/describe-vpc-endpoints.ts';
import { describeVpcs } from './operations/describe-vpcs.ts';
import { describeVpnGateways } from './operations/describe-vpn-gateways.ts';
import { detachInternetGateway } from './operations/detach-internet-gateway.ts';
import { disableImage } from './operations/disable-image.ts';
import { disableImageDeprecation } from './operations/disable-image-deprecation.ts';
import { disassociateRouteTable } from './operations/disassociate-route-table.ts';
import { enableImage } from './operations/enable-image.ts';
import { enableImageDeprecation } from './operations/enable-image-deprecation.ts';
import { modifyImageAttribute } from './operations/modify-image-attribute.ts';
import { modifyInstanceAttribute } from './operations/modify-instance-attribute.ts';
import { modifyLaunchTemplate } from './operations/modify-launch-template.ts';
import { modifySubnetAttribute } from './operations/modify-subnet-attribute.ts';
import { modifyVpcAttribute } from './operations/modify-vpc-attribute.ts';
import { modifyVpcEndpoint } from './operations/modify-vpc-endpoint.ts';
import { registerImage } from './operations/register-image.ts';
import { releaseAddress } from './operations/release-address.ts';
import { replaceRoute } from './operations/replace-route.ts';
import { revokeSecurityGroupEgress } from './operations/revoke-security-group-egress.ts';
import { revokeSecurityGroupIngress } from './operations/revoke-security-group-ingress.ts';
import { runInstances } from './operations/run-instances.ts';
import { startInstances } from './operations/start-instances.ts';
import { stopInstances } from './operations/stop-instances.ts';
import { terminateInstances } from './operations/terminate-instances.ts';
import { permissions } from './permissions.ts';
import { eip } from './resources/eip.ts';
import { flowLog } from './resources/flow-log.ts';
import { internetGateway } from './resources/internet-gateway.ts';
import { launchTemplate } from './resources/launch-template.ts';
import { natGateway } from './resources/nat-gateway.ts';
import { route } from './resources/route.ts';
import { routeTable } from './resources/route-table.ts';
import { securityGroup } from './resources/security-group.ts';
import { securityGroupEgress } from './resources/security-group-egress.ts';
import { securityGroupIngress } from './resources/security-group-ingress.ts';
import { subnet } from './resources/subnet.ts';
import { subnetRouteTableAssociation } from './resources/subnet-route-table-association.ts';
import { vpc } from './resources/vpc.ts';
import { vpcEndpoint } from './resources/vpc-endpoint.ts';
import { vpcGatewayAttachment } from './resources/vpc-gateway-attachment.ts';
import type { Ec2State } from './state.ts';
import { unauthorized } from './unauthorized.ts';

export const ec2: ServiceDefinition<Ec2State> = {
  name: 'ec2',
  signingNames: ['ec2'],
  actionPrefix: 'ec2',
  principal: 'ec2.amazonaws.com',
  sdk,
  createState,
  refuse,
  operations: eventually(
    onTrial({
      AllocateAddress: allocateAddress,
      AssociateRouteTable: associateRouteTable,
      AttachInternetGateway: attachInternetGateway,
      AuthorizeSecurityGroupEgress: authorizeSecurityGroupEgress,
      AuthorizeSecurityGroupIngress: authorizeSecurityGroupIngress,
      CreateFlowLogs: createFlowLogs,
      CreateImage: createImage,
      CreateInternetGateway: createInternetGateway,
      CreateKeyPair: createKeyPair,
      CreateLaunchTemplate: createLaunchTemplate,
      CreateLaunchTemplateVersion: createLaunchTemplateVersion,
      CreateNatGateway: createNatGateway,
      CreateRoute: createRoute,
      CreateRouteTable: createRouteTable,
      CreateSecurityGroup: createSecurityGroup,
      CreateSubnet: createSubnet,
      CreateTags: createTags,
      CreateVpc: createVpc,
      CreateVpcEndpoint: createVpcEndpoint,
      DeleteFlowLogs: deleteFlowLogs,
      DeleteInternetGateway: deleteInternetGateway,
      DeleteKeyPair: deleteKeyPair,
      DeleteLaunchTemplate: deleteLaunchTemplate,
      DeleteLaunchTemplateVersions: deleteLaunchTemplateVersions,
      DeleteNatGateway: deleteNatGateway,
      DeleteRoute: deleteRoute,
      DeleteRouteTable: deleteRouteTable,
      DeleteSecurityGroup: deleteSecurityGroup,
      DeleteSnapshot: deleteSnapshot,
      DeleteSubnet: deleteSubnet,
      DeleteTags: deleteTags,
      DeleteVpc: deleteVpc,
      DeleteVpcEndpoints: deleteVpcEndpoints,
      DeregisterImage: deregisterImage,
      DescribeAddresses: describeAddresses,
      DescribeAvailabilityZones: describeAvailabilityZones,
      DescribeFlowLogs: describeFlowLogs,
      DescribeImageAttribute: describeImageAttribute,
      DescribeImages: describeImages,
      DescribeInstanceStatus: describeInstanceStatus,
      DescribeInstances: describeInstances,
      DescribeInternetGateways: describeInternetGateways,
      DescribeKeyPairs: describeKeyPairs,
      DescribeLaunchTemplateVersions: describeLaunchTemplateVersions,
      DescribeLaunchTemplates: describeLaunchTemplates,
      DescribeNatGateways: describeNatGateways,
      DescribeRegions: describeRegions,
      DescribeRouteTables: describeRouteTables,
      DescribeSecurityGroupRules: describeSecurityGroupRules,
      DescribeSecurityGroups: describeSecurityGroups,
      DescribeSnapshots: describeSnapshots,
      DescribeSubnets: describeSubnets,
      DescribeTags: describeTags,
      DescribeVolumes: describeVolumes,
      DescribeVpcAttribute: describeVpcAttribute,
      DescribeVpcEndpoints: describeVpcEndpoints,
      DescribeVpcs: describeVpcs,
      DescribeVpnGateways: describeVpnGateways,
      DetachInternetGateway: detachInternetGateway,
      DisableImage: disableImage,
      DisableImageDeprecation: disableImageDeprecation,
      DisassociateRouteTable: disassociateRouteTable,
      EnableImage: enableImage,
      EnableImageDeprecation: enableImageDeprecation,
      ModifyImageAttribute: modifyImageAttribute,
      ModifyInstanceAttribute: modifyInstanceAttribute,
      ModifyLaunchTemplate: modifyLaunchTemplate,
      ModifySubnetAttribute: modifySubnetAttribute,
      ModifyVpcAttribute: modifyVpcAttribute,
      ModifyVpcEndpoint: modifyVpcEndpoint,
      RegisterImage: registerImage,
      ReleaseAddress: releaseAddress,
      ReplaceRoute: replaceRoute,
      RevokeSecurityGroupEgress: revokeSecurityGroupEgress,
      RevokeSecurityGroupIngress: revokeSecurityGroupIngress,
      RunInstances: runInstances,
      StartInstances: startInstances,
      StopInstances: stopInstances,
      TerminateInstances: terminateInstances,
    }),
    late,
  ),
  permissions,
  denied: unauthorized,
  resourceTypes: {
    'AWS::EC2::EIP': eip,
    'AWS::EC2::FlowLog': flowLog,
    'AWS::EC2::InternetGateway': internetGateway,
    'AWS::EC2::LaunchTemplate': launchTemplate,
    'AWS::EC2::NatGateway': natGateway,
    'AWS::EC2::Route': route,
    'AWS::EC2::RouteTable': routeTable,
    'AWS::EC2::SecurityGroup': securityGroup,
    'AWS::EC2::SecurityGroupEgress': securityGroupEgress,
    'AWS::EC2::SecurityGroupIngress': securityGroupIngress,
    'AWS::EC2::Subnet': subnet,
    'AWS::EC2::SubnetRouteTableAssociation': subnetRouteTableAssociation,
    'AWS::EC2::VPC': vpc,
    'AWS::EC2::VPCEndpoint': vpcEndpoint,
    'AWS::EC2::VPCGatewayAttachment': vpcGatewayAttachment,
  },
};
