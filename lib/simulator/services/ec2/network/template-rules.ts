import type { IpPermission } from '@aws-sdk/client-ec2';

/** A rule as templates write it, for one peer, as the API's permission. */
export function templatePermission(rule: Readonly<Record<string, any>>): IpPermission {
  const { IpProtocol, FromPort, ToPort, Description } = rule;
  const said = Description === undefined ? {} : { Description };
  const group = rule['SourceSecurityGroupId'] ?? rule['DestinationSecurityGroupId'];
  const list = rule['SourcePrefixListId'] ?? rule['DestinationPrefixListId'];
  return {
    IpProtocol: String(IpProtocol),
    ...(FromPort === undefined ? {} : { FromPort: Number(FromPort) }),
    ...(ToPort === undefined ? {} : { ToPort: Number(ToPort) }),
    ...(rule['CidrIp'] === undefined ? {} : { IpRanges: [{ CidrIp: rule['CidrIp'], ...said }] }),
    ...(rule['CidrIpv6'] === undefined ? {} : { Ipv6Ranges: [{ CidrIpv6: rule['CidrIpv6'], ...said }] }),
    ...(list === undefined ? {} : { PrefixListIds: [{ PrefixListId: list, ...said }] }),
    ...(group === undefined ? {} : { UserIdGroupPairs: [{ GroupId: group, ...said }] }),
  };
}
