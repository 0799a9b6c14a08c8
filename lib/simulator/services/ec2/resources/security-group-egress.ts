// AWS::EC2::SecurityGroupEgress
import type { ResourceType } from '../../../kernel/service.ts';
import { templatePermission } from '../network/template-rules.ts';

export const securityGroupEgress: ResourceType = {
  create(request) {
    const { GroupId, ...rule } = request.properties;
    const { SecurityGroupRules } = request.call('ec2', 'AuthorizeSecurityGroupEgress', {
      GroupId,
      IpPermissions: [templatePermission(rule)],
    });
    const id = SecurityGroupRules[0].SecurityGroupRuleId as string;
    return { physicalId: id, attributes: { Id: id } };
  },
  delete(request, { physicalId }) {
    const SecurityGroupRuleIds = [physicalId];
    const { SecurityGroupRules } = request.call('ec2', 'DescribeSecurityGroupRules', { SecurityGroupRuleIds });
    const { GroupId } = SecurityGroupRules[0];
    request.call('ec2', 'RevokeSecurityGroupEgress', { GroupId, SecurityGroupRuleIds });
    return undefined;
  },
};
