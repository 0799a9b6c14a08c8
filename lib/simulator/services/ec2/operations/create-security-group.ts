import type { CreateSecurityGroupRequest, CreateSecurityGroupResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidParameterValue, missingParameter, other } from '../errors.ts';
import { all, get } from '../network/records.ts';
import { addSecurityGroup } from '../network/security-group-rules.ts';
import type { Ec2State } from '../state.ts';
import { checkTags, tagsFor } from '../tags.ts';

export function createSecurityGroup(
  input: CreateSecurityGroupRequest,
  context: CallContext<Ec2State>,
): CreateSecurityGroupResult {
  const { state, caller, partition, region, account } = context;
  const { GroupName: name, Description: description } = input;
  if (name === undefined) throw missingParameter('groupName');
  if (description === undefined) throw missingParameter('groupDescription');
  if (name.length > 255 || /^sg-/i.test(name)) {
    throw invalidParameterValue(
      `Value (${name}) for parameter GroupName is invalid. It may not be over 255 characters or start with sg-.`,
    );
  }
  const isDefault = (vpc: Readonly<Record<string, any>>) => vpc['IsDefault'] === true;
  const vpc = input.VpcId === undefined ? all(state, 'vpc').find(isDefault) : get(state, 'vpc', input.VpcId);
  if (vpc === undefined) throw other('VPCIdNotSpecified', 'No default VPC for this user');
  const vpcId = vpc['VpcId'] as string;
  if (all(state, 'securityGroup').some((group) => group['VpcId'] === vpcId && group['GroupName'] === name)) {
    throw other('InvalidGroup.Duplicate', `The security group '${name}' already exists for VPC '${vpcId}'`);
  }
  const tags = tagsFor(input.TagSpecifications, 'security-group');
  checkTags(tags, caller);
  const { GroupId } = addSecurityGroup(state, context, { name, description, vpcId, tags });
  const SecurityGroupArn = `arn:${partition}:ec2:${region}:${account}:security-group/${GroupId}`;
  return { GroupId, Tags: tags, SecurityGroupArn };
}
