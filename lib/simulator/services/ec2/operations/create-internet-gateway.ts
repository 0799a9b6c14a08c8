import type { CreateInternetGatewayRequest, CreateInternetGatewayResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { add } from '../network/records.ts';
import type { Ec2State } from '../state.ts';
import { checkTags, tagsFor } from '../tags.ts';

export function createInternetGateway(
  input: CreateInternetGatewayRequest,
  { state, ids, account, caller }: CallContext<Ec2State>,
): CreateInternetGatewayResult {
  const Tags = tagsFor(input.TagSpecifications, 'internet-gateway');
  checkTags(Tags, caller);
  const value = { Attachments: [], OwnerId: account, Tags };
  return { InternetGateway: add(state, ids, { kind: 'internetGateway', value }) };
}
