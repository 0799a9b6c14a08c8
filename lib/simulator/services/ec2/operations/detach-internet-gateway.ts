import type { DetachInternetGatewayRequest } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { dependencyViolation, other } from '../errors.ts';
import { all, change, get } from '../network/records.ts';
import type { Ec2State } from '../state.ts';

/** Refused while a public address in the VPC uses it, here: while a NAT gateway lives there. */
export function detachInternetGateway(
  { InternetGatewayId, VpcId }: DetachInternetGatewayRequest,
  { state }: CallContext<Ec2State>,
): object {
  const gateway = get(state, 'internetGateway', InternetGatewayId);
  if (gateway['Attachments'][0]?.VpcId !== VpcId) {
    throw other('Gateway.NotAttached', `resource ${InternetGatewayId} is not attached to network ${VpcId}`);
  }
  const mapped = all(state, 'natGateway').some((nat) => nat['VpcId'] === VpcId && nat['State'] !== 'deleted');
  if (mapped) throw dependencyViolation(`Network ${VpcId} has some mapped public address(es). It`);
  change(state, InternetGatewayId as string, { Attachments: [] });
  return {};
}
