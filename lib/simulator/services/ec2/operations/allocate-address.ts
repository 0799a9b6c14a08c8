import type { AllocateAddressRequest, AllocateAddressResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { other } from '../errors.ts';
import { add, all } from '../network/records.ts';
import type { Ec2State } from '../state.ts';
import { checkTags, tagsFor } from '../tags.ts';

// The quota of a new account.
const MAX_ADDRESSES = 5;

export function allocateAddress(
  input: AllocateAddressRequest,
  { state, ids, region, caller }: CallContext<Ec2State>,
): AllocateAddressResult {
  const taken = all(state, 'address').map((one) => one['PublicIp']);
  if (taken.length >= MAX_ADDRESSES) {
    throw other('AddressLimitExceeded', 'The maximum number of addresses has been reached.');
  }
  const Tags = tagsFor(input.TagSpecifications, 'elastic-ip');
  checkTags(Tags, caller);
  // From the block that RFC 5737 sets aside for documentation.
  let host = 1;
  while (taken.includes(`198.51.100.${host}`)) host++;
  const value = {
    PublicIp: `198.51.100.${host}`,
    Domain: 'vpc',
    PublicIpv4Pool: 'amazon',
    NetworkBorderGroup: region,
    Tags,
  };
  const { Tags: _tags, ...shown } = add(state, ids, { kind: 'address', value });
  return shown;
}
