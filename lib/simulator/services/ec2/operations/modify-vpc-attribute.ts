import type { ModifyVpcAttributeRequest } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { get, setAttributes } from '../network/records.ts';
import type { Ec2State } from '../state.ts';

export function modifyVpcAttribute(input: ModifyVpcAttributeRequest, { state }: CallContext<Ec2State>): object {
  get(state, 'vpc', input.VpcId);
  const { EnableDnsSupport, EnableDnsHostnames } = input;
  setAttributes(state, input.VpcId as string, {
    ...(EnableDnsSupport === undefined ? {} : { EnableDnsSupport: EnableDnsSupport.Value }),
    ...(EnableDnsHostnames === undefined ? {} : { EnableDnsHostnames: EnableDnsHostnames.Value }),
  });
  return {};
}
