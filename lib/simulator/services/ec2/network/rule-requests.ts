import type { AuthorizeSecurityGroupIngressRequest, IpPermission } from '@aws-sdk/client-ec2';
import { missingParameter } from '../errors.ts';
import type { Ec2State } from '../state.ts';
import { get } from './records.ts';

/** The rules that a request names, as permissions or, in the older way, as one rule. @throws for an unknown peer group */
export function permissionsOf(
  state: Ec2State,
  input: Pick<AuthorizeSecurityGroupIngressRequest, 'IpPermissions' | 'IpProtocol' | 'FromPort' | 'ToPort' | 'CidrIp'>,
): IpPermission[] {
  const { IpPermissions, IpProtocol, FromPort, ToPort, CidrIp } = input;
  if (IpPermissions !== undefined && IpPermissions.length > 0) {
    for (const { UserIdGroupPairs = [] } of IpPermissions) {
      for (const { GroupId } of UserIdGroupPairs) get(state, 'securityGroup', GroupId);
    }
    return IpPermissions;
  }
  if (IpProtocol === undefined || CidrIp === undefined) throw missingParameter('ipPermissions');
  return [{ IpProtocol, FromPort, ToPort, IpRanges: [{ CidrIp }] }];
}
