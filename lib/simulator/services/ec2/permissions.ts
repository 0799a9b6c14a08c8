// What each call needs beyond `ec2:<Operation>` on everything: resources by ARN, their tags, tags at creation, PassRole.

import type { Tag, TagSpecification } from '@aws-sdk/client-ec2';
import type { CallContext, Permission, ServiceDefinition } from '../../kernel/service.ts';
import { getTemplate, getTemplateVersion } from './launch-templates.ts';
import { type KindDescription, kinds } from './network/kinds.ts';
import type { Ec2State } from './state.ts';

type Context = CallContext<Ec2State>;

const TYPES: Readonly<Record<string, string>> = {
  i: 'instance',
  ami: 'image',
  snap: 'snapshot',
  lt: 'launch-template',
  vol: 'volume',
  eni: 'network-interface',
  ...Object.fromEntries(Object.values<KindDescription>(kinds).map((kind) => [kind.prefix, kind.resourceType])),
};

/** An ARN by the id's prefix; AMIs and snapshots carry no account in theirs. */
function arnOf({ partition, region, account }: Context, id: string): string {
  const type = TYPES[id.slice(0, id.indexOf('-'))] ?? 'instance';
  const owner = type === 'image' || type === 'snapshot' ? '' : account;
  return `arn:${partition}:ec2:${region}:${owner}:${type}/${id}`;
}

function anyOf({ partition, region, account }: Context, type: string): string {
  const owner = type === 'image' || type === 'snapshot' ? '' : account;
  return `arn:${partition}:ec2:${region}:${owner}:${type}/*`;
}

function tagsOf({ state }: Context, id: string): Tag[] {
  return (
    state.instances.get(id)?.instance.Tags ??
    state.images.get(id)?.image.Tags ??
    state.snapshots.get(id)?.Tags ??
    state.launchTemplates.get(id)?.template.Tags ??
    state.network.get(id)?.value.Tags ??
    []
  );
}

function on(context: Context, action: string, ids: readonly (string | undefined)[]): Permission[] {
  return ids.flatMap((id) => {
    if (id === undefined) return [];
    const tags = tagsOf(context, id).flatMap(({ Key, Value }) => [
      [`aws:ResourceTag/${Key}`, Value],
      [`ec2:ResourceTag/${Key}`, Value],
    ]);
    return [{ action, resource: arnOf(context, id), conditions: Object.fromEntries(tags) }];
  });
}

function requestTags(tags: readonly Tag[]): NonNullable<Permission['conditions']> {
  return {
    ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value])),
    'aws:TagKeys': tags.map(({ Key }) => Key ?? ''),
  };
}

/** Tags given at creation need CreateTags for the new resource, with the creating call named. */
function taggingAtCreation(
  context: Context,
  createAction: string,
  specifications: readonly TagSpecification[] = [],
): Permission[] {
  return specifications
    .filter(({ Tags = [] }) => Tags.length > 0)
    .map(({ ResourceType = 'instance', Tags = [] }) => ({
      action: 'ec2:CreateTags',
      resource: anyOf(context, ResourceType),
      conditions: { ...requestTags(Tags), 'ec2:CreateAction': createAction },
    }));
}

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

function runInstances(input: any, context: Context): Permission[] {
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
  const subnets = [input.SubnetId, ...interfaces.map(({ SubnetId }) => SubnetId)];
  // Known for every resource of a launch, the template itself among them.
  const shared = templateId === undefined ? {} : { 'ec2:LaunchTemplate': arnOf(context, templateId) };
  const named = [image?.startsWith('ami-') ? image : undefined, templateId, ...groups, ...subnets];
  return [
    ...['instance', 'network-interface', 'volume'].map((type) => ({
      action,
      resource: anyOf(context, type),
      conditions: { ...shared, ...tagsFor(type) },
    })),
    ...on(context, action, named).map((one) => ({ ...one, conditions: { ...one.conditions, ...shared } })),
    ...keyPair(context, input.KeyName ?? data.KeyName),
    ...taggingAtCreation(context, 'RunInstances', specifications),
    ...passRole(input.IamInstanceProfile ?? data.IamInstanceProfile, context),
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
  DeleteTags: ['Resources'],
  ModifyInstanceAttribute: ['InstanceId'],
};

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
  CreateLaunchTemplate: (input, context) => [
    { action: 'ec2:CreateLaunchTemplate', resource: anyOf(context, 'launch-template') },
    ...taggingAtCreation(context, 'CreateLaunchTemplate', input.TagSpecifications),
  ],
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
