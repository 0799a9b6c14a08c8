// RunInstances is judged on everything that a launch uses and makes, after the Service Authorization Reference.

import type { TagSpecification } from '@aws-sdk/client-ec2';
import type { Permission } from '../../kernel/service.ts';
import { getTemplate, getTemplateVersion } from './launch-templates.ts';
import { anyOf, arnOf, type Context, on, requestTags, taggingAtCreation } from './permission-parts.ts';

function templateOf(input: any, { state }: Context): { id: string | undefined; data: any } {
  if (input.LaunchTemplate === undefined) return { id: undefined, data: {} };
  const { Version, ...reference } = input.LaunchTemplate;
  try {
    const record = getTemplate(state, reference);
    return { id: record.template.LaunchTemplateId, data: getTemplateVersion(record, Version).LaunchTemplateData ?? {} };
  } catch {
    // The operation itself answers for a template that does not exist.
    return { id: undefined, data: {} };
  }
}

export function runInstances(input: any, context: Context): Permission[] {
  const action = 'ec2:RunInstances';
  const { id: templateId, data } = templateOf(input, context);
  const interfaces = mergedInterfaces(data.NetworkInterfaces, input.NetworkInterfaces);
  const specifications: TagSpecification[] = [...(data.TagSpecifications ?? []), ...(input.TagSpecifications ?? [])];
  const tagsFor = (type: string) =>
    requestTags(specifications.filter((one) => one.ResourceType === type).flatMap((one) => one.Tags ?? []));
  const image = input.ImageId ?? data.ImageId;
  const groups = [
    ...(input.SecurityGroupIds ?? data.SecurityGroupIds ?? []),
    ...interfaces.flatMap(({ Groups = [] }) => Groups),
  ];
  const subnets = [input.SubnetId, ...interfaces.map(({ SubnetId }) => SubnetId)].filter((id) => id !== undefined);
  // Known for every resource of a launch, the template itself among them.
  const shared = templateId === undefined ? {} : { 'ec2:LaunchTemplate': arnOf(context, templateId) };
  const named = [image?.startsWith('ami-') ? image : undefined, templateId, ...groups, ...subnets];
  // Nothing named: the default VPC's are used, and need the permission too.
  const unnamed = [...(groups.length === 0 ? ['security-group'] : []), ...(subnets.length === 0 ? ['subnet'] : [])];
  return [
    ...['instance', 'network-interface', 'volume'].map((type) => ({
      action,
      resource: anyOf(context, type),
      conditions: { ...shared, ...tagsFor(type) },
    })),
    ...on(context, action, named).map((one) => ({ ...one, conditions: { ...one.conditions, ...shared } })),
    ...unnamed.map((type) => ({ action, resource: anyOf(context, type), conditions: shared })),
    ...imageByParameter(context, image, shared),
    ...keyPair(context, input.KeyName ?? data.KeyName),
    ...taggingAtCreation(context, 'RunInstances', specifications),
    ...passRole(input.IamInstanceProfile ?? data.IamInstanceProfile, context),
  ];
}

/** An image that a parameter names is read as the caller, and any image may come of it. */
function imageByParameter(
  context: Context,
  image: string | undefined,
  conditions: Permission['conditions'],
): Permission[] {
  const name = /^resolve:ssm:\/?([^:]+)/.exec(image ?? '')?.[1];
  if (name === undefined) return [];
  const { partition, region, account } = context;
  const owner = name.startsWith('aws/service/') ? '' : account;
  return [
    { action: 'ssm:GetParameters', resource: `arn:${partition}:ssm:${region}:${owner}:parameter/${name}` },
    {
      action: 'ec2:RunInstances',
      resource: anyOf(context, 'image'),
      ...(conditions === undefined ? {} : { conditions }),
    },
  ];
}

interface Interface {
  readonly DeviceIndex?: number;
  readonly SubnetId?: string;
  readonly Groups?: string[];
}

/** What a request says of an interface stands over what its template says of the same one. */
function mergedInterfaces(ofTemplate: readonly Interface[] = [], ofRequest: readonly Interface[] = []): Interface[] {
  const merged = new Map<number, Interface>();
  for (const one of [...ofTemplate, ...ofRequest]) {
    const index = one.DeviceIndex ?? 0;
    merged.set(index, { ...merged.get(index), ...one });
  }
  return [...merged.values()];
}

function keyPair(context: Context, name: string | undefined): Permission[] {
  if (name === undefined) return [];
  const { partition, region, account } = context;
  return [{ action: 'ec2:RunInstances', resource: `arn:${partition}:ec2:${region}:${account}:key-pair/${name}` }];
}

function passRole(profile: { Arn?: string; Name?: string } | undefined, context: Context): Permission[] {
  const name = profile?.Name ?? profile?.Arn?.split('/').at(-1);
  if (name === undefined) return [];
  try {
    const { InstanceProfile } = context.call('iam', 'GetInstanceProfile', { InstanceProfileName: name });
    return (InstanceProfile.Roles as { Arn: string }[]).map(({ Arn }) => ({
      action: 'iam:PassRole',
      resource: Arn,
      conditions: { 'iam:PassedToService': 'ec2.amazonaws.com' },
    }));
  } catch {
    return [];
  }
}
