import type { ModifyVpcAttributeRequest } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidParameterCombination } from '../errors.ts';
import { get, setAttributes } from '../network/records.ts';
import type { Ec2State } from '../state.ts';

export function modifyVpcAttribute(input: ModifyVpcAttributeRequest, { state }: CallContext<Ec2State>): object {
  get(state, 'vpc', input.VpcId);
  const { EnableDnsSupport, EnableDnsHostnames } = input;
  if (EnableDnsSupport !== undefined && EnableDnsHostnames !== undefined) {
    throw invalidParameterCombination(
      'Fields for multiple attribute types specified: enableDnsSupport, enableDnsHostnames',
    );
  }
  setAttributes(state, input.VpcId as string, {
    ...(EnableDnsSupport === undefined ? {} : { EnableDnsSupport: EnableDnsSupport.Value }),
    ...(EnableDnsHostnames === undefined ? {} : { EnableDnsHostnames: EnableDnsHostnames.Value }),
  });
  return {};
}
