import type { DescribeSecurityGroupsRequest, DescribeSecurityGroupsResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { describe } from '../network/describe.ts';
import { withPermissions } from '../network/security-group-rules.ts';
import type { Ec2State } from '../state.ts';

export function describeSecurityGroups(
  input: DescribeSecurityGroupsRequest,
  { state, partition, region, account }: CallContext<Ec2State>,
): DescribeSecurityGroupsResult {
  const byName = input.GroupNames === undefined ? [] : [{ Name: 'group-name', Values: input.GroupNames }];
  const wanted = { ids: input.GroupIds, filters: [...(input.Filters ?? []), ...byName], page: input };
  const { items, ...next } = describe(state, 'securityGroup', wanted);
  const arn = (id: string) => `arn:${partition}:ec2:${region}:${account}:security-group/${id}`;
  return { SecurityGroups: items.map((group) => withPermissions(state, group, arn(group['GroupId']))), ...next };
}
