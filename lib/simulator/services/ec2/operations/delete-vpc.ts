import type { DeleteVpcRequest } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { checkVpcEmpty } from '../network/dependencies.ts';
import { get } from '../network/records.ts';
import type { Ec2State } from '../state.ts';

/** The main route table and the default security group go with it. */
export function deleteVpc({ VpcId }: DeleteVpcRequest, context: CallContext<Ec2State>): object {
  const { network } = context.state;
  const vpc = get(context.state, 'vpc', VpcId);
  checkVpcEmpty(context, vpc['VpcId']);
  const groups = new Set<string>();
  for (const { id, kind, value } of [...network.values()]) {
    if (value['VpcId'] !== VpcId) continue;
    if (kind === 'securityGroup') groups.add(id);
    network.delete(id);
  }
  for (const { id, kind, value } of [...network.values()]) {
    if (kind === 'securityGroupRule' && groups.has(value['GroupId'])) network.delete(id);
  }
  return {};
}
