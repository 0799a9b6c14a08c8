// AWS::EC2::SecurityGroup
import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';
import { templatePermission } from '../network/template-rules.ts';
import { retag, tagged } from '../stack-tags.ts';

type Rule = Readonly<Record<string, unknown>>;

const EVERYWHERE = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];

/** Rules for going out that the template gives take the place of the one that lets everything out. */
export const securityGroup: ResourceType = {
  replacedBy: ['GroupDescription', 'GroupName', 'VpcId'],
  create(request) {
    const { GroupDescription, GroupName, VpcId, SecurityGroupIngress, SecurityGroupEgress } = request.properties;
    const { GroupId } = request.call('ec2', 'CreateSecurityGroup', {
      GroupName: GroupName ?? request.generatedName,
      Description: GroupDescription,
      VpcId,
      ...tagged(request, 'security-group'),
    });
    if (SecurityGroupEgress !== undefined) {
      request.call('ec2', 'RevokeSecurityGroupEgress', { GroupId, IpPermissions: EVERYWHERE });
    }
    change(request, { GroupId, direction: 'Ingress', from: [], to: SecurityGroupIngress ?? [] });
    change(request, { GroupId, direction: 'Egress', from: [], to: SecurityGroupEgress ?? [] });
    return shown(request, GroupId);
  },
  update(request, { physicalId: GroupId, previousProperties }) {
    for (const direction of ['Ingress', 'Egress'] as const) {
      const from = previousProperties[`SecurityGroup${direction}`] ?? [];
      change(request, { GroupId, direction, from, to: request.properties[`SecurityGroup${direction}`] ?? [] });
    }
    retag(request, GroupId, previousProperties['Tags']);
    return shown(request, GroupId);
  },
  delete(request, { physicalId }) {
    request.call('ec2', 'DeleteSecurityGroup', { GroupId: physicalId });
    return undefined;
  },
};

function change(
  request: ResourceRequest,
  rules: { GroupId: string; direction: 'Ingress' | 'Egress'; from: readonly Rule[]; to: readonly Rule[] },
): void {
  const { GroupId, direction } = rules;
  const had = new Set(rules.from.map((rule) => JSON.stringify(rule)));
  const wants = new Set(rules.to.map((rule) => JSON.stringify(rule)));
  const removed = rules.from.filter((rule) => !wants.has(JSON.stringify(rule))).map(templatePermission);
  const added = rules.to.filter((rule) => !had.has(JSON.stringify(rule))).map(templatePermission);
  if (removed.length > 0) {
    request.call('ec2', `RevokeSecurityGroup${direction}`, { GroupId, IpPermissions: removed });
  }
  if (added.length > 0) {
    request.call('ec2', `AuthorizeSecurityGroup${direction}`, { GroupId, IpPermissions: added });
  }
}

function shown(request: ResourceRequest, GroupId: string) {
  const { SecurityGroups } = request.call('ec2', 'DescribeSecurityGroups', { GroupIds: [GroupId] });
  return { physicalId: GroupId, attributes: { GroupId, Id: GroupId, VpcId: SecurityGroups[0].VpcId } };
}
