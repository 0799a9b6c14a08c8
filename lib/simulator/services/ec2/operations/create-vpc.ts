import type { CreateVpcRequest, CreateVpcResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { missingParameter, other } from '../errors.ts';
import { formatCidr, parseCidr } from '../network/cidr.ts';
import { addVpc } from '../network/make-vpc.ts';
import type { Ec2State } from '../state.ts';
import { checkTags, tagsFor } from '../tags.ts';

/** IPv4 only, with a block of its own; available at once. */
export function createVpc(input: CreateVpcRequest, context: CallContext<Ec2State>): CreateVpcResult {
  if (input.CidrBlock === undefined) throw missingParameter('cidrBlock');
  const block = parseCidr(input.CidrBlock);
  if (block === undefined) {
    throw other(
      'InvalidParameterValue',
      `Value (${input.CidrBlock}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    );
  }
  if (block.bits < 16 || block.bits > 28) throw other('InvalidVpc.Range', `The CIDR '${input.CidrBlock}' is invalid.`);
  const tags = tagsFor(input.TagSpecifications, 'vpc');
  checkTags(tags, context.caller);
  const { vpc } = addVpc(context.state, context, {
    cidrBlock: formatCidr(block),
    isDefault: false,
    tags,
    ...(input.InstanceTenancy === undefined ? {} : { tenancy: input.InstanceTenancy }),
  });
  return { Vpc: vpc };
}
