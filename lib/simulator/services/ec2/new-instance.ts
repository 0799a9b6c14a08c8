// What a launch settles before the first instance exists, and how one instance then looks.

import type { _InstanceType, Image, Instance, Tag } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { type Disk, planDisks } from './disks.ts';
import { insufficientCapacity, invalidParameterValue, other } from './errors.ts';
import { getLaunchableImage } from './images.ts';
import { instanceState } from './instances.ts';
import type { LaunchParameters } from './launch-parameters.ts';
import { takeAddress } from './network/addresses.ts';
import { all, get } from './network/records.ts';
import { newId } from './resource-ids.ts';
import type { Ec2State, NetworkValue } from './state.ts';
import { checkTags, mergeTags, tagsFor } from './tags.ts';

export interface LaunchPlan {
  readonly parameters: LaunchParameters;
  readonly image: Image;
  readonly instanceType: _InstanceType;
  readonly subnet: NetworkValue;
  readonly disks: readonly Disk[];
  readonly groups: { GroupId: string; GroupName: string }[];
  readonly profile: { Arn: string; Id: string } | undefined;
  readonly publicAddress: boolean;
  readonly tags: Tag[];
}

/** @throws what RunInstances throws before it starts anything */
export function planLaunch(parameters: LaunchParameters, context: CallContext<Ec2State>): LaunchPlan {
  const { state, caller } = context;
  const { image } = getLaunchableImage(state, parameters.ImageId, context.account);
  const instanceType = parameters.InstanceType ?? 'm1.small';
  checkArchitecture(instanceType, image);
  const first = parameters.NetworkInterfaces?.[0];
  const subnet = chooseSubnet(state, first?.SubnetId ?? parameters.SubnetId, parameters.Placement?.AvailabilityZone);
  const tags = tagsFor(parameters.TagSpecifications, 'instance');
  checkTags(tags, caller);
  const scope = { service: 'ec2', operation: 'RunInstances' };
  if (parameters.DryRun !== true && context.faults.strikes('insufficient-instance-capacity', scope)) {
    throw insufficientCapacity(instanceType, subnet['AvailabilityZone']);
  }
  return {
    parameters,
    image,
    instanceType,
    subnet,
    disks: planDisks(image, parameters.BlockDeviceMappings),
    groups: chooseGroups(state, subnet['VpcId'], first?.Groups ?? parameters.SecurityGroupIds),
    profile: findProfile(parameters, context),
    publicAddress: first?.AssociatePublicIpAddress ?? subnet['MapPublicIpOnLaunch'],
    tags: mergeTags(tags, parameters.ownTags),
  };
}

// Graviton families carry a `g` after their generation; a1 was the first.
function checkArchitecture(instanceType: string, image: Image): void {
  const attributes = /^[a-z]+\d+([a-z-]*)\./.exec(instanceType);
  if (attributes === null) throw invalidParameterValue(`Invalid value '${instanceType}' for InstanceType.`);
  const own = instanceType.startsWith('a1.') || attributes[1]?.includes('g') ? 'arm64' : 'x86_64';
  if (image.Architecture === own) return;
  throw invalidParameterValue(
    `The architecture '${own}' of the specified instance type does not match the architecture '${image.Architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again.`,
  );
}

function chooseSubnet(state: Ec2State, id: string | undefined, zone: string | undefined): NetworkValue {
  if (id !== undefined) {
    const subnet = get(state, 'subnet', id);
    if (zone !== undefined && zone !== subnet['AvailabilityZone']) {
      throw invalidParameterValue(
        `The availability zone ${zone} does not match the availability zone ${subnet['AvailabilityZone']} of the subnet ${id}.`,
      );
    }
    return subnet;
  }
  const own = all(state, 'subnet').find(
    (one) => one['DefaultForAz'] === true && (zone === undefined || one['AvailabilityZone'] === zone),
  );
  if (own === undefined) {
    throw other(
      'VPCIdNotSpecified',
      'No default VPC for this user. GroupName is only supported for EC2-Classic and default VPC.',
    );
  }
  return own;
}

function chooseGroups(state: Ec2State, vpcId: string, ids: readonly string[] | undefined) {
  const groups =
    ids === undefined || ids.length === 0
      ? all(state, 'securityGroup').filter((group) => group['VpcId'] === vpcId && group['GroupName'] === 'default')
      : ids.map((id) => get(state, 'securityGroup', id));
  return groups.map(({ GroupId, GroupName, VpcId }) => {
    if (VpcId !== vpcId) {
      throw other('InvalidParameter', `Security group ${GroupId} and subnet belong to different networks.`);
    }
    return { GroupId: GroupId as string, GroupName: GroupName as string };
  });
}

function findProfile(parameters: LaunchParameters, context: CallContext<Ec2State>): LaunchPlan['profile'] {
  const { Arn, Name } = parameters.IamInstanceProfile ?? {};
  const name = Name ?? Arn?.split('/').at(-1);
  // An empty name is none: Packer sends one with every launch.
  if (name === undefined || name === '') return undefined;
  try {
    const { InstanceProfile } = context.call('iam', 'GetInstanceProfile', { InstanceProfileName: name });
    return { Arn: InstanceProfile.Arn, Id: InstanceProfile.InstanceProfileId };
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'NoSuchEntity') throw error;
    const [member, value] = Arn === undefined ? ['name', name] : ['arn', Arn];
    throw invalidParameterValue(
      `Value (${value}) for parameter iamInstanceProfile.${member} is invalid. Invalid IAM Instance Profile ${member}`,
    );
  }
}

export function newInstance(plan: LaunchPlan, context: CallContext<Ec2State>, launchIndex: number): Instance {
  const { parameters, image, subnet } = plan;
  const address = takeAddress(context.state, subnet['SubnetId']);
  const dashed = address.replaceAll('.', '-');
  const metadata = parameters.MetadataOptions;
  const tokens = metadata?.HttpTokens ?? (image.ImdsSupport === 'v2.0' ? 'required' : 'optional');
  const inner = context.region === 'us-east-1' ? 'ec2.internal' : `${context.region}.compute.internal`;
  return {
    InstanceId: newId(context.ids, 'i'),
    ImageId: image.ImageId,
    InstanceType: plan.instanceType,
    State: instanceState('pending'),
    StateTransitionReason: '',
    AmiLaunchIndex: launchIndex,
    LaunchTime: context.clock.now(),
    Placement: { AvailabilityZone: subnet['AvailabilityZone'], GroupName: '', Tenancy: 'default' },
    Monitoring: { State: parameters.Monitoring?.Enabled === true ? 'enabled' : 'disabled' },
    SubnetId: subnet['SubnetId'],
    VpcId: subnet['VpcId'],
    PrivateIpAddress: address,
    PrivateDnsName: `ip-${dashed}.${inner}`,
    PublicDnsName: '',
    ...(plan.publicAddress ? { PublicIpAddress: publicAddress(context) } : {}),
    Architecture: image.Architecture,
    RootDeviceType: 'ebs',
    RootDeviceName: image.RootDeviceName,
    BlockDeviceMappings: devices(plan, context),
    VirtualizationType: 'hvm',
    Hypervisor: 'xen',
    EbsOptimized: parameters.EbsOptimized ?? false,
    EnaSupport: true,
    SourceDestCheck: true,
    SecurityGroups: plan.groups,
    NetworkInterfaces: [networkInterface(plan, context, address)],
    MetadataOptions: {
      State: 'applied',
      HttpTokens: tokens,
      HttpPutResponseHopLimit: metadata?.HttpPutResponseHopLimit ?? (tokens === 'required' ? 2 : 1),
      HttpEndpoint: metadata?.HttpEndpoint ?? 'enabled',
      HttpProtocolIpv6: 'disabled',
      InstanceMetadataTags: metadata?.InstanceMetadataTags ?? 'disabled',
    },
    Tags: plan.tags,
    ...(plan.profile === undefined ? {} : { IamInstanceProfile: plan.profile }),
    ...(parameters.KeyName === undefined ? {} : { KeyName: parameters.KeyName }),
    ...(parameters.ClientToken === undefined ? {} : { ClientToken: parameters.ClientToken }),
  };
}

function devices({ disks }: LaunchPlan, context: CallContext<Ec2State>): Instance['BlockDeviceMappings'] {
  return disks.map(({ deviceName, deleteOnTermination }) => ({
    DeviceName: deviceName,
    Ebs: {
      VolumeId: newId(context.ids, 'vol'),
      Status: 'attached',
      AttachTime: context.clock.now(),
      DeleteOnTermination: deleteOnTermination,
    },
  }));
}

function networkInterface(
  { subnet, groups }: LaunchPlan,
  context: CallContext<Ec2State>,
  address: string,
): NonNullable<Instance['NetworkInterfaces']>[number] {
  return {
    NetworkInterfaceId: newId(context.ids, 'eni'),
    SubnetId: subnet['SubnetId'],
    VpcId: subnet['VpcId'],
    OwnerId: context.account,
    PrivateIpAddress: address,
    PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: address }],
    Status: 'in-use',
    SourceDestCheck: true,
    InterfaceType: 'interface',
    Groups: groups,
    Ipv6Addresses: [],
    Attachment: {
      AttachmentId: newId(context.ids, 'eni-attach'),
      AttachTime: context.clock.now(),
      DeleteOnTermination: true,
      DeviceIndex: 0,
      Status: 'attached',
    },
  };
}

// From the block that RFC 5737 sets aside for documentation: these addresses lead nowhere.
function publicAddress(context: CallContext<Ec2State>): string {
  return `203.0.113.${context.random.integer(1, 254)}`;
}
