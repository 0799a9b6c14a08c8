import type { CreateSubnetRequest, CreateSubnetResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { missingParameter, other } from '../errors.ts';
import { type Cidr, contains, formatCidr, overlap, parseCidr } from '../network/cidr.ts';
import { addSubnet } from '../network/make-vpc.ts';
import { all, get } from '../network/records.ts';
import { zones } from '../network/zones.ts';
import type { Ec2State } from '../state.ts';
import { checkTags, tagsFor } from '../tags.ts';

export function createSubnet(input: CreateSubnetRequest, context: CallContext<Ec2State>): CreateSubnetResult {
  const { state, region } = context;
  const vpc = get(state, 'vpc', input.VpcId);
  if (input.CidrBlock === undefined) throw missingParameter('cidrBlock');
  const block = parseCidr(input.CidrBlock);
  if (block === undefined || !contains(parseCidr(vpc['CidrBlock']) as Cidr, block)) {
    throw other('InvalidSubnet.Range', `The CIDR '${input.CidrBlock}' is invalid.`);
  }
  for (const subnet of all(state, 'subnet')) {
    if (subnet['VpcId'] === input.VpcId && overlap(parseCidr(subnet['CidrBlock']) as Cidr, block)) {
      throw other('InvalidSubnet.Conflict', `The CIDR '${input.CidrBlock}' conflicts with another subnet`);
    }
  }
  const { AvailabilityZone: name, AvailabilityZoneId: id } = input;
  const zone = zones(region).find((one) =>
    id === undefined ? name === undefined || one.name === name : one.id === id,
  );
  if (zone === undefined) {
    throw other('InvalidParameterValue', `Value (${name ?? id}) for parameter availabilityZone is invalid.`);
  }
  const tags = tagsFor(input.TagSpecifications, 'subnet');
  checkTags(tags, context.caller);
  return { Subnet: addSubnet(state, context, { vpcId: vpc['VpcId'], zone, cidrBlock: formatCidr(block), tags }) };
}
