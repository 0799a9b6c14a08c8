// A security group is kept as its group and its single rules; IpPermissions are put together from the rules when shown.

import type { IpPermission, Tag } from '@aws-sdk/client-ec2';
import type { ServiceContext } from '../../../kernel/service.ts';
import { other } from '../errors.ts';
import type { Ec2State, NetworkValue } from '../state.ts';
import { formatCidr, parseCidr } from './cidr.ts';
import { add, all, get } from './records.ts';

type Place = Pick<ServiceContext, 'ids' | 'account' | 'region' | 'partition'>;

export type Direction = 'ingress' | 'egress';

/** A new group; it lets everything out, and the default group lets its own members in. */
export function addSecurityGroup(
  state: Ec2State,
  place: Place,
  made: { name: string; description: string; vpcId: string; tags: Tag[] },
): NetworkValue {
  const group = add(state, place.ids, {
    kind: 'securityGroup',
    value: {
      GroupName: made.name,
      Description: made.description,
      VpcId: made.vpcId,
      OwnerId: place.account,
      Tags: made.tags,
    },
  });
  const groupId = group['GroupId'] as string;
  if (made.name === 'default') {
    const own = [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: groupId }] }];
    addRules(state, place, { groupId, direction: 'ingress', permissions: own });
  }
  const everywhere = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
  addRules(state, place, { groupId, direction: 'egress', permissions: everywhere });
  return get(state, 'securityGroup', groupId);
}

/** @throws InvalidPermission.Duplicate when one of the rules exists */
export function addRules(
  state: Ec2State,
  place: Place,
  made: { groupId: string; direction: Direction; permissions: readonly IpPermission[]; tags?: Tag[] },
): NetworkValue[] {
  const { groupId, direction } = made;
  const known = new Set(rulesOf(state, groupId, direction).map(identity));
  const wanted = made.permissions.flatMap((permission) => singleRules(permission, place.account));
  for (const rule of wanted) {
    if (known.has(identity(rule))) {
      throw other('InvalidPermission.Duplicate', `the specified rule "${describe(rule)}" already exists`);
    }
  }
  return wanted.map((rule) =>
    add(state, place.ids, {
      kind: 'securityGroupRule',
      value: {
        ...rule,
        GroupId: groupId,
        GroupOwnerId: place.account,
        IsEgress: direction === 'egress',
        Tags: made.tags ?? [],
      },
    }),
  );
}

/** @throws InvalidPermission.NotFound when one of the rules does not exist */
export function removeRules(
  state: Ec2State,
  removed: { groupId: string; direction: Direction; permissions: readonly IpPermission[]; account: string },
): NetworkValue[] {
  const rules = rulesOf(state, removed.groupId, removed.direction);
  const wanted = removed.permissions.flatMap((permission) => singleRules(permission, removed.account));
  const found = wanted.map((one) => {
    const rule = rules.find((known) => identity(known) === identity(one));
    if (rule === undefined) {
      throw other('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.');
    }
    return rule;
  });
  for (const rule of found) state.network.delete(rule['SecurityGroupRuleId'] as string);
  return found;
}

export function rulesOf(state: Ec2State, groupId: string, direction: Direction): NetworkValue[] {
  return all(state, 'securityGroupRule').filter(
    (rule) => rule['GroupId'] === groupId && rule['IsEgress'] === (direction === 'egress'),
  );
}

/** The group as DescribeSecurityGroups shows it. */
export function withPermissions(state: Ec2State, group: NetworkValue, arn: string): NetworkValue {
  const groupId = group['GroupId'] as string;
  return {
    ...group,
    SecurityGroupArn: arn,
    IpPermissions: asPermissions(rulesOf(state, groupId, 'ingress')),
    IpPermissionsEgress: asPermissions(rulesOf(state, groupId, 'egress')),
  };
}

type ShownPermission = { [K in 'IpRanges' | 'Ipv6Ranges' | 'PrefixListIds' | 'UserIdGroupPairs']: object[] } & Pick<
  IpPermission,
  'IpProtocol' | 'FromPort' | 'ToPort'
>;

function asPermissions(rules: readonly NetworkValue[]): IpPermission[] {
  const byPorts = new Map<string, ShownPermission>();
  for (const rule of rules) {
    const { IpProtocol, FromPort, ToPort, Description } = rule as Record<string, any>;
    const key = `${IpProtocol}/${FromPort}/${ToPort}`;
    const ports = FromPort === undefined || IpProtocol === '-1' ? {} : { FromPort, ToPort };
    const permission: ShownPermission = byPorts.get(key) ?? {
      IpProtocol,
      ...ports,
      IpRanges: [],
      Ipv6Ranges: [],
      PrefixListIds: [],
      UserIdGroupPairs: [],
    };
    byPorts.set(key, permission);
    const said = Description === undefined ? {} : { Description };
    if (rule['CidrIpv4'] !== undefined) permission.IpRanges.push({ CidrIp: rule['CidrIpv4'], ...said });
    if (rule['CidrIpv6'] !== undefined) permission.Ipv6Ranges.push({ CidrIpv6: rule['CidrIpv6'], ...said });
    if (rule['PrefixListId'] !== undefined) {
      permission.PrefixListIds.push({ PrefixListId: rule['PrefixListId'], ...said });
    }
    if (rule['ReferencedGroupInfo'] !== undefined) {
      permission.UserIdGroupPairs.push({ ...rule['ReferencedGroupInfo'], ...said });
    }
  }
  return [...byPorts.values()];
}

function singleRules(permission: IpPermission, account: string): NetworkValue[] {
  const protocol = PROTOCOL_NUMBERS[permission.IpProtocol ?? '-1'] ?? permission.IpProtocol ?? '-1';
  const all = protocol === '-1';
  const ports = {
    IpProtocol: protocol,
    FromPort: all ? -1 : (permission.FromPort ?? -1),
    ToPort: all ? -1 : (permission.ToPort ?? -1),
  };
  const rule = (target: object, Description: string | undefined) => ({
    ...ports,
    ...target,
    ...(Description === undefined ? {} : { Description }),
  });
  return [
    ...(permission.IpRanges ?? []).map((range) => rule({ CidrIpv4: canonical(range.CidrIp) }, range.Description)),
    ...(permission.Ipv6Ranges ?? []).map((range) => rule({ CidrIpv6: range.CidrIpv6 }, range.Description)),
    ...(permission.PrefixListIds ?? []).map((list) => rule({ PrefixListId: list.PrefixListId }, list.Description)),
    ...(permission.UserIdGroupPairs ?? []).map((pair) =>
      rule({ ReferencedGroupInfo: { GroupId: pair.GroupId, UserId: pair.UserId ?? account } }, pair.Description),
    ),
  ];
}

const PROTOCOL_NUMBERS: Readonly<Record<string, string>> = { '6': 'tcp', '17': 'udp', '1': 'icmp', all: '-1' };

function canonical(text: string | undefined): string {
  const block = parseCidr(text ?? '');
  if (block === undefined) throw other('InvalidParameterValue', `CIDR block ${text} is malformed`);
  return formatCidr(block);
}

function identity(rule: NetworkValue): string {
  const { IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupInfo } = rule;
  const peer = CidrIpv4 ?? CidrIpv6 ?? PrefixListId ?? ReferencedGroupInfo?.GroupId;
  return `${IpProtocol}/${FromPort}/${ToPort}/${peer}`;
}

function describe(rule: NetworkValue): string {
  const peer = rule['CidrIpv4'] ?? rule['CidrIpv6'] ?? rule['PrefixListId'] ?? rule['ReferencedGroupInfo']?.GroupId;
  // Names of protocols are shouted here, as nowhere else.
  return `peer: ${peer}, ${rule['IpProtocol']?.toUpperCase()}, from port: ${rule['FromPort']}, to port: ${rule['ToPort']}, ALLOW`;
}
