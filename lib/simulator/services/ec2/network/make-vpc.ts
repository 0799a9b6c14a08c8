import type { Tag } from '@aws-sdk/client-ec2';
import type { ServiceContext } from '../../../kernel/service.ts';
import { newId } from '../resource-ids.ts';
import type { Ec2State, NetworkValue } from '../state.ts';
import { parseCidr } from './cidr.ts';
import { add, setAttributes } from './records.ts';
import { addSecurityGroup } from './security-group-rules.ts';
import type { Zone } from './zones.ts';

type Place = Pick<ServiceContext, 'ids' | 'account' | 'region' | 'partition'>;

// EC2 keeps the first four addresses of a subnet and the last one.
const RESERVED_ADDRESSES = 5;

/** A VPC with what comes with it: the main route table and the default security group. */
export function addVpc(
  state: Ec2State,
  place: Place,
  made: { cidrBlock: string; isDefault: boolean; tags: Tag[]; tenancy?: string },
): { vpcId: string; mainRouteTableId: string; vpc: NetworkValue } {
  const vpc = add(state, place.ids, {
    kind: 'vpc',
    value: {
      CidrBlock: made.cidrBlock,
      CidrBlockAssociationSet: [
        {
          AssociationId: newId(place.ids, 'vpc-cidr-assoc'),
          CidrBlock: made.cidrBlock,
          CidrBlockState: { State: 'associated' },
        },
      ],
      DhcpOptionsId: 'default',
      InstanceTenancy: made.tenancy ?? 'default',
      IsDefault: made.isDefault,
      OwnerId: place.account,
      State: 'available',
      Tags: made.tags,
    },
  });
  const vpcId = vpc['VpcId'] as string;
  setAttributes(state, vpcId, { EnableDnsSupport: true, EnableDnsHostnames: made.isDefault });
  const mainRouteTableId = addRouteTable(state, place, { vpcId, tags: [], main: true })['RouteTableId'] as string;
  addSecurityGroup(state, place, { name: 'default', description: 'default VPC security group', vpcId, tags: [] });
  return { vpcId, mainRouteTableId, vpc };
}

export function addRouteTable(
  state: Ec2State,
  place: Place,
  made: { vpcId: string; tags: Tag[]; main: boolean },
): NetworkValue {
  const id = newId(place.ids, 'rtb');
  const local = {
    DestinationCidrBlock: state.network.get(made.vpcId)?.value['CidrBlock'] as string,
    GatewayId: 'local',
    Origin: 'CreateRouteTable',
    State: 'active',
  };
  const association = {
    Main: true,
    RouteTableAssociationId: newId(place.ids, 'rtbassoc'),
    RouteTableId: id,
    AssociationState: { State: 'associated' },
  };
  const value = {
    RouteTableId: id,
    VpcId: made.vpcId,
    OwnerId: place.account,
    Routes: [local],
    Associations: made.main ? [association] : [],
    PropagatingVgws: [],
    Tags: made.tags,
  };
  state.network.set(id, { kind: 'routeTable', id, value });
  return value;
}

export function addSubnet(
  state: Ec2State,
  place: Place,
  made: { vpcId: string; zone: Zone; cidrBlock: string; tags: Tag[]; isDefault?: boolean },
): NetworkValue {
  const id = newId(place.ids, 'subnet');
  const value = {
    SubnetId: id,
    SubnetArn: `arn:${place.partition}:ec2:${place.region}:${place.account}:subnet/${id}`,
    VpcId: made.vpcId,
    CidrBlock: made.cidrBlock,
    AvailabilityZone: made.zone.name,
    AvailabilityZoneId: made.zone.id,
    AvailableIpAddressCount: (parseCidr(made.cidrBlock)?.size ?? RESERVED_ADDRESSES) - RESERVED_ADDRESSES,
    AssignIpv6AddressOnCreation: false,
    DefaultForAz: made.isDefault === true,
    MapPublicIpOnLaunch: made.isDefault === true,
    MapCustomerOwnedIpOnLaunch: false,
    EnableDns64: false,
    Ipv6Native: false,
    Ipv6CidrBlockAssociationSet: [],
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    OwnerId: place.account,
    State: 'available',
    Tags: made.tags,
  };
  state.network.set(id, { kind: 'subnet', id, value });
  return value;
}
