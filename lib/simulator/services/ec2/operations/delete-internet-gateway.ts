import type { DeleteInternetGatewayRequest } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { dependencyViolation } from '../errors.ts';
import { get } from '../network/records.ts';
import type { Ec2State } from '../state.ts';

export function deleteInternetGateway(
  { InternetGatewayId }: DeleteInternetGatewayRequest,
  { state }: CallContext<Ec2State>,
): object {
  const gateway = get(state, 'internetGateway', InternetGatewayId);
  if (gateway['Attachments'].length > 0) throw dependencyViolation(`The internetGateway '${InternetGatewayId}'`);
  state.network.delete(InternetGatewayId as string);
  return {};
}
