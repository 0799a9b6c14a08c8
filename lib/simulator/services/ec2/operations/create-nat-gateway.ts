import type { CreateNatGatewayRequest, CreateNatGatewayResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { once } from '../client-tokens.ts';
import { missingParameter, other } from '../errors.ts';
import { takeAddress } from '../network/addresses.ts';
import { add, change, get } from '../network/records.ts';
import { newId } from '../resource-ids.ts';
import type { Ec2State } from '../state.ts';
import { checkTags, tagsFor } from '../tags.ts';
import { openNatGateway } from '../transitions/nat-gateway-life.ts';

export function createNatGateway(
  input: CreateNatGatewayRequest,
  context: CallContext<Ec2State>,
): CreateNatGatewayResult {
  const token = input.ClientToken;
  const [id] = once(context, { operation: 'CreateNatGateway', token, input }, () => [make(input, context)]);
  return { NatGateway: get(context.state, 'natGateway', id), ...(token === undefined ? {} : { ClientToken: token }) };
}

function make(input: CreateNatGatewayRequest, context: CallContext<Ec2State>): string {
  const { state, ids, clock, caller } = context;
  const { ConnectivityType = 'public', AllocationId } = input;
  const subnet = get(state, 'subnet', input.SubnetId);
  const Tags = tagsFor(input.TagSpecifications, 'natgateway');
  checkTags(Tags, caller);
  if (ConnectivityType === 'public' && AllocationId === undefined) throw missingParameter('AllocationId');
  const address = AllocationId === undefined ? undefined : get(state, 'address', AllocationId);
  if (address?.['AssociationId'] !== undefined) {
    throw other('Resource.AlreadyAssociated', `Elastic IP address [${AllocationId}] is already associated`);
  }
  const PrivateIp = takeAddress(state, subnet['SubnetId']);
  const AssociationId = newId(ids, 'eipassoc');
  const made = add(state, ids, {
    kind: 'natGateway',
    value: {
      SubnetId: subnet['SubnetId'],
      VpcId: subnet['VpcId'],
      State: 'pending',
      ConnectivityType,
      CreateTime: clock.now(),
      NatGatewayAddresses: [
        {
          PrivateIp,
          NetworkInterfaceId: newId(ids, 'eni'),
          IsPrimary: true,
          Status: 'succeeded',
          ...(address === undefined ? {} : { AllocationId, PublicIp: address['PublicIp'], AssociationId }),
        },
      ],
      Tags,
    },
  });
  if (AllocationId !== undefined) change(state, AllocationId, { AssociationId, PrivateIpAddress: PrivateIp });
  openNatGateway(context, made['NatGatewayId']);
  return made['NatGatewayId'];
}
