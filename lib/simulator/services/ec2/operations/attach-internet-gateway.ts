import type { AttachInternetGatewayRequest } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { other } from '../errors.ts';
import { all, change, get } from '../network/records.ts';
import type { Ec2State } from '../state.ts';

export function attachInternetGateway(
  { InternetGatewayId, VpcId }: AttachInternetGatewayRequest,
  { state }: CallContext<Ec2State>,
): object {
  const gateway = get(state, 'internetGateway', InternetGatewayId);
  get(state, 'vpc', VpcId);
  const attached = gateway['Attachments'][0]?.VpcId;
  if (attached !== undefined) {
    throw other(
      'Resource.AlreadyAssociated',
      `resource ${InternetGatewayId} is already attached to network ${attached}`,
    );
  }
  if (all(state, 'internetGateway').some((one) => one['Attachments'][0]?.VpcId === VpcId)) {
    throw other('InvalidParameterValue', `Network ${VpcId} already has an internet gateway attached`);
  }
  change(state, InternetGatewayId as string, { Attachments: [{ VpcId, State: 'available' }] });
  return {};
}
