import type { CreateRouteTableRequest, CreateRouteTableResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { addRouteTable } from '../network/make-vpc.ts';
import { get } from '../network/records.ts';
import type { Ec2State } from '../state.ts';
import { checkTags, tagsFor } from '../tags.ts';

export function createRouteTable(
  input: CreateRouteTableRequest,
  context: CallContext<Ec2State>,
): CreateRouteTableResult {
  const vpcId = get(context.state, 'vpc', input.VpcId)['VpcId'] as string;
  const tags = tagsFor(input.TagSpecifications, 'route-table');
  checkTags(tags, context.caller);
  return { RouteTable: addRouteTable(context.state, context, { vpcId, tags, main: false }) };
}
