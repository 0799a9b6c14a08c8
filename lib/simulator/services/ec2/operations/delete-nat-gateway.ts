import type { DeleteNatGatewayRequest, DeleteNatGatewayResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { get } from '../network/records.ts';
import type { Ec2State } from '../state.ts';
import { closeNatGateway } from '../transitions/nat-gateway-life.ts';

export function deleteNatGateway(
  { NatGatewayId }: DeleteNatGatewayRequest,
  context: CallContext<Ec2State>,
): DeleteNatGatewayResult {
  const gateway = get(context.state, 'natGateway', NatGatewayId);
  if (gateway['State'] === 'pending' || gateway['State'] === 'available') {
    closeNatGateway(context, gateway['NatGatewayId']);
  }
  return { NatGatewayId };
}
