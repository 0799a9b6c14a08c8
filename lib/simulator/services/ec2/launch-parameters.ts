// What RunInstances launches: the request's own parameters over those of the launch template.

import type {
  InstanceNetworkInterfaceSpecification,
  RunInstancesRequest,
  Tag,
  TagSpecification,
} from '@aws-sdk/client-ec2';
import type { CallContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { invalidParameterCombination, invalidParameterValue, missingParameter } from './errors.ts';
import { getTemplate, getTemplateVersion } from './launch-templates.ts';
import type { Ec2State } from './state.ts';
import { mergeTags } from './tags.ts';

export type LaunchParameters = Omit<RunInstancesRequest, 'MinCount' | 'MaxCount'> & {
  readonly ImageId: string;
  /** Tags that EC2 itself puts on what came from a launch template. */
  readonly ownTags: Tag[];
};

/** @throws when the two contradict each other, or something needed is missing */
export function launchParameters(input: RunInstancesRequest, context: CallContext<Ec2State>): LaunchParameters {
  const { LaunchTemplate: reference, MinCount: _min, MaxCount: _max, ...own } = input;
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const template = reference === undefined ? undefined : readTemplate(reference, context);
  const merged: Partial<LaunchParameters> = { ...template?.data, ...given };
  const parameters: LaunchParameters = {
    ...merged,
    NetworkInterfaces: mergeInterfaces(template?.data.NetworkInterfaces, input.NetworkInterfaces),
    TagSpecifications: mergeSpecifications(template?.data.TagSpecifications, input.TagSpecifications),
    ImageId: resolveImage(merged.ImageId, context),
    ownTags: template?.ownTags ?? [],
  };
  refuseContradictions(parameters);
  return parameters;
}

function readTemplate(
  reference: NonNullable<RunInstancesRequest['LaunchTemplate']>,
  { state }: CallContext<Ec2State>,
): { data: Partial<RunInstancesRequest>; ownTags: Tag[] } {
  const { Version, ...name } = reference;
  const version = getTemplateVersion(getTemplate(state, name), Version);
  return {
    data: version.LaunchTemplateData as Partial<RunInstancesRequest>,
    ownTags: [
      { Key: 'aws:ec2launchtemplate:id', Value: version.LaunchTemplateId as string },
      { Key: 'aws:ec2launchtemplate:version', Value: String(version.VersionNumber) },
    ],
  };
}

// Not documented: how an interface of the request meets one of the template. Taken as: by device index, member by
// member, the request's wins, because Auto Scaling puts its subnet into a template's interface in this way.
function mergeInterfaces(
  template: InstanceNetworkInterfaceSpecification[] | undefined,
  request: InstanceNetworkInterfaceSpecification[] | undefined,
): InstanceNetworkInterfaceSpecification[] {
  const byIndex = new Map<number, InstanceNetworkInterfaceSpecification>();
  for (const one of [...(template ?? []), ...(request ?? [])]) {
    const index = one.DeviceIndex ?? 0;
    const given = Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined));
    byIndex.set(index, { ...byIndex.get(index), ...given });
  }
  return [...byIndex.values()];
}

function mergeSpecifications(
  template: readonly TagSpecification[] = [],
  request: readonly TagSpecification[] = [],
): TagSpecification[] {
  const byType = new Map<string, Tag[]>();
  for (const { ResourceType = 'instance', Tags = [] } of [...template, ...request]) {
    byType.set(ResourceType, mergeTags(byType.get(ResourceType) ?? [], Tags));
  }
  return [...byType].map(([ResourceType, Tags]) => ({ ResourceType: ResourceType as 'instance', Tags }));
}

function resolveImage(image: string | undefined, context: CallContext<Ec2State>): string {
  if (image === undefined) throw missingParameter('ImageId');
  if (!image.startsWith(SSM_REFERENCE)) return image;
  return resolveAlias(image, context);
}

const SSM_REFERENCE = 'resolve:ssm:';

/** The AMI id behind `resolve:ssm:name[:version|:label]`, read as the caller. */
export function resolveAlias(image: string, context: CallContext<Ec2State>): string {
  const name = image.slice(SSM_REFERENCE.length);
  try {
    const { Parameters } = context.call('ssm', 'GetParameters', { Names: [name] }, { as: context.caller });
    const value = Parameters?.[0]?.Value as string | undefined;
    if (value !== undefined) return value;
  } catch (error) {
    if (error instanceof ServiceError && error.code.startsWith('AccessDenied')) throw error;
  }
  throw invalidParameterValue(
    `Invalid Systems Manager parameter specified: '${name}'. Please specify a valid parameter.`,
  );
}

function refuseContradictions(parameters: LaunchParameters): void {
  const { NetworkInterfaces = [], SecurityGroupIds = [], SecurityGroups = [], SubnetId } = parameters;
  if (NetworkInterfaces.length === 0) return;
  if (SecurityGroupIds.length > 0 || SecurityGroups.length > 0) {
    throw invalidParameterCombination(
      'Network interfaces and an instance-level security groups may not be specified on the same request',
    );
  }
  if (SubnetId !== undefined) {
    throw invalidParameterCombination(
      'Network interfaces and an instance-level subnet ID may not be specified on the same request',
    );
  }
}
