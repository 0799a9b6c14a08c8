import type { ModifyInstanceAttributeRequest } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidParameterCombination, missingParameter } from '../errors.ts';
import { changeInstance, getInstances } from '../instances.ts';
import { get } from '../network/records.ts';
import type { Ec2State } from '../state.ts';

/** Termination protection and security groups. */
export function modifyInstanceAttribute(input: ModifyInstanceAttributeRequest, context: CallContext<Ec2State>): object {
  if (input.InstanceId === undefined) throw missingParameter('InstanceId');
  const [record] = getInstances(context, [input.InstanceId]);
  if (record === undefined) throw missingParameter('InstanceId');
  const { DisableApiTermination, Groups } = input;
  if (DisableApiTermination?.Value !== undefined) {
    changeInstance(context.state, record, {}, { terminationProtected: DisableApiTermination.Value });
  } else if (Groups !== undefined) {
    const SecurityGroups = Groups.map((id) => {
      const { GroupId, GroupName } = get(context.state, 'securityGroup', id);
      return { GroupId, GroupName };
    });
    changeInstance(context.state, record, { SecurityGroups });
  } else {
    throw invalidParameterCombination('No attributes specified.');
  }
  return {};
}
