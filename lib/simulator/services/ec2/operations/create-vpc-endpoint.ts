import type { CreateVpcEndpointRequest, CreateVpcEndpointResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { once } from '../client-tokens.ts';
import { add, get } from '../network/records.ts';
import type { Ec2State } from '../state.ts';
import { checkTags, tagsFor } from '../tags.ts';

/** Available at once; AWS takes a minute or two for an interface endpoint. */
export function createVpcEndpoint(
  input: CreateVpcEndpointRequest,
  context: CallContext<Ec2State>,
): CreateVpcEndpointResult {
  const token = input.ClientToken;
  const [id] = once(context, { operation: 'CreateVpcEndpoint', token, input }, () => [make(input, context)]);
  return { VpcEndpoint: get(context.state, 'vpcEndpoint', id), ...(token === undefined ? {} : { ClientToken: token }) };
}

function make(input: CreateVpcEndpointRequest, { state, ids, clock, account, caller }: CallContext<Ec2State>): string {
  get(state, 'vpc', input.VpcId);
  for (const subnet of input.SubnetIds ?? []) get(state, 'subnet', subnet);
  const groups = (input.SecurityGroupIds ?? []).map((id) => get(state, 'securityGroup', id));
  const Tags = tagsFor(input.TagSpecifications, 'vpc-endpoint');
  checkTags(Tags, caller);
  const value = {
    VpcEndpointType: input.VpcEndpointType ?? 'Gateway',
    VpcId: input.VpcId,
    ServiceName: input.ServiceName,
    State: 'available',
    PolicyDocument: input.PolicyDocument ?? ALLOW_ALL,
    RouteTableIds: input.RouteTableIds ?? [],
    SubnetIds: input.SubnetIds ?? [],
    Groups: groups.map(({ GroupId, GroupName }) => ({ GroupId, GroupName })),
    PrivateDnsEnabled: input.PrivateDnsEnabled ?? false,
    NetworkInterfaceIds: [],
    DnsEntries: [],
    CreationTimestamp: clock.now(),
    OwnerId: account,
    RequesterManaged: false,
    Tags,
  };
  return add(state, ids, { kind: 'vpcEndpoint', value })['VpcEndpointId'] as string;
}

const ALLOW_ALL = '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}';
