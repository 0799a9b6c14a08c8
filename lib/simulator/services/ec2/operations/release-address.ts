import type { ReleaseAddressRequest } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { other } from '../errors.ts';
import { get } from '../network/records.ts';
import type { Ec2State } from '../state.ts';

export function releaseAddress({ AllocationId }: ReleaseAddressRequest, { state }: CallContext<Ec2State>): object {
  const address = get(state, 'address', AllocationId);
  if (address['AssociationId'] !== undefined) {
    throw other('InvalidIPAddress.InUse', `The address with allocation id [${AllocationId}] is in use.`);
  }
  state.network.delete(AllocationId as string);
  return {};
}
