// What each call needs beyond `ec2:<Operation>` on everything: resources by ARN, their tags, tags at creation, PassRole.

import type { Tag } from '@aws-sdk/client-ec2';
import type { Permission, ServiceDefinition } from '../../kernel/service.ts';
import { getTemplate } from './launch-templates.ts';
import { anyOf, type Context, on, requestTags, taggingAtCreation } from './permission-parts.ts';
import { runInstances } from './run-instances-permissions.ts';
import type { Ec2State } from './state.ts';

function template(input: any, { state }: Context): string | undefined {
  try {
    const { LaunchTemplateId, LaunchTemplateName } = input;
    return getTemplate(state, { LaunchTemplateId, LaunchTemplateName }).template.LaunchTemplateId;
  } catch {
    return input.LaunchTemplateId;
  }
}

/** Operations whose permission is on the resources that some members of the input name. */
const BY_MEMBER: Readonly<Record<string, readonly string[]>> = {
  TerminateInstances: ['InstanceIds'],
  StartInstances: ['InstanceIds'],
  StopInstances: ['InstanceIds'],
  RebootInstances: ['InstanceIds'],
  DeregisterImage: ['ImageId'],
  ModifyImageAttribute: ['ImageId'],
  DescribeImageAttribute: ['ImageId'],
  DisableImage: ['ImageId'],
  EnableImage: ['ImageId'],
  EnableImageDeprecation: ['ImageId'],
  DisableImageDeprecation: ['ImageId'],
  EnableImageDeregistrationProtection: ['ImageId'],
  DisableImageDeregistrationProtection: ['ImageId'],
  DeleteSnapshot: ['SnapshotId'],
  ModifyInstanceAttribute: ['InstanceId'],
  AuthorizeSecurityGroupIngress: ['GroupId'],
  AuthorizeSecurityGroupEgress: ['GroupId'],
  RevokeSecurityGroupIngress: ['GroupId'],
  RevokeSecurityGroupEgress: ['GroupId'],
  DeleteSecurityGroup: ['GroupId'],
  DeleteSubnet: ['SubnetId'],
  ModifySubnetAttribute: ['SubnetId'],
  DeleteVpc: ['VpcId'],
  ModifyVpcAttribute: ['VpcId'],
  DescribeVpcAttribute: ['VpcId'],
  DeleteRouteTable: ['RouteTableId'],
  CreateRoute: ['RouteTableId'],
  ReplaceRoute: ['RouteTableId'],
  DeleteRoute: ['RouteTableId'],
  DeleteInternetGateway: ['InternetGatewayId'],
  AttachInternetGateway: ['InternetGatewayId', 'VpcId'],
  DetachInternetGateway: ['InternetGatewayId', 'VpcId'],
  AssociateRouteTable: ['RouteTableId', 'SubnetId'],
  DeleteNatGateway: ['NatGatewayId'],
  DeleteVpcEndpoints: ['VpcEndpointIds'],
  ModifyVpcEndpoint: ['VpcEndpointId'],
  DeleteFlowLogs: ['FlowLogIds'],
};

/** What a call makes, and the resources that it makes it from. */
const MAKES: Readonly<Record<string, readonly [type: string, ...members: string[]]>> = {
  CreateLaunchTemplate: ['launch-template'],
  CreateSecurityGroup: ['security-group', 'VpcId'],
  CreateSubnet: ['subnet', 'VpcId'],
  CreateVpc: ['vpc'],
  CreateRouteTable: ['route-table', 'VpcId'],
  CreateInternetGateway: ['internet-gateway'],
  CreateNatGateway: ['natgateway', 'SubnetId'],
  CreateVpcEndpoint: ['vpc-endpoint', 'VpcId'],
  AllocateAddress: ['elastic-ip'],
  CreateKeyPair: ['key-pair'],
};

const making = ([name, [type, ...members]]: [string, readonly [string, ...string[]]]) =>
  [
    name,
    (input: any, context: Context): Permission[] => {
      const action = `ec2:${name}`;
      const specifications: { ResourceType?: string; Tags?: Tag[] }[] = input.TagSpecifications ?? [];
      const tags = specifications.flatMap(({ Tags = [] }) => Tags);
      return [
        { action, resource: anyOf(context, type), conditions: tags.length === 0 ? {} : requestTags(tags) },
        ...on(
          context,
          action,
          members.flatMap((member) => input[member] ?? []),
        ),
        ...taggingAtCreation(context, name, input.TagSpecifications),
      ];
    },
  ] as const;

const BY_TEMPLATE = [
  'CreateLaunchTemplateVersion',
  'ModifyLaunchTemplate',
  'DeleteLaunchTemplate',
  'DeleteLaunchTemplateVersions',
];

export const permissions: NonNullable<ServiceDefinition<Ec2State>['permissions']> = {
  RunInstances: runInstances,
  CreateTags: (input, context) =>
    on(context, 'ec2:CreateTags', input.Resources ?? []).map((permission) => ({
      ...permission,
      conditions: { ...permission.conditions, ...requestTags(input.Tags ?? []) },
    })),
  CreateImage: (input, context) => [
    ...on(context, 'ec2:CreateImage', [input.InstanceId]),
    { action: 'ec2:CreateImage', resource: anyOf(context, 'image') },
    { action: 'ec2:CreateImage', resource: anyOf(context, 'snapshot') },
    ...taggingAtCreation(context, 'CreateImage', input.TagSpecifications),
  ],
  DeleteTags: (input, context) =>
    on(context, 'ec2:DeleteTags', input.Resources ?? []).map((permission) => ({
      ...permission,
      conditions: { ...permission.conditions, ...requestTags(input.Tags ?? []) },
    })),
  CreateFlowLogs: (input, context) => [
    { action: 'ec2:CreateFlowLogs', resource: anyOf(context, 'vpc-flow-log') },
    ...on(context, 'ec2:CreateFlowLogs', input.ResourceIds ?? []),
    ...taggingAtCreation(context, 'CreateFlowLogs', input.TagSpecifications),
    ...(input.DeliverLogsPermissionArn === undefined
      ? []
      : [
          {
            action: 'iam:PassRole',
            resource: input.DeliverLogsPermissionArn,
            conditions: { 'iam:PassedToService': 'vpc-flow-logs.amazonaws.com' },
          },
        ]),
  ],
  ...Object.fromEntries(Object.entries(MAKES).map(making)),
  ...Object.fromEntries(
    BY_TEMPLATE.map((name) => [
      name,
      (input: any, context: Context) => on(context, `ec2:${name}`, [template(input, context)]),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(BY_MEMBER).map(([name, members]) => [
      name,
      (input: any, context: Context) =>
        on(
          context,
          `ec2:${name}`,
          members.flatMap((member) => input[member] ?? []),
        ),
    ]),
  ),
};
