// AWS::EC2::VPC
import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';
import { retag, tagged } from '../stack-tags.ts';

export const vpc: ResourceType = {
  replacedBy: ['CidrBlock', 'InstanceTenancy'],
  create(request) {
    const { CidrBlock, InstanceTenancy } = request.properties;
    const { Vpc } = request.call('ec2', 'CreateVpc', { CidrBlock, InstanceTenancy, ...tagged(request, 'vpc') });
    setAttributes(request, Vpc.VpcId);
    return shown(request, Vpc.VpcId);
  },
  update(request, { physicalId, previousProperties }) {
    setAttributes(request, physicalId);
    retag(request, physicalId, previousProperties['Tags']);
    return shown(request, physicalId);
  },
  delete(request, { physicalId }) {
    request.call('ec2', 'DeleteVpc', { VpcId: physicalId });
    return undefined;
  },
};

function setAttributes(request: ResourceRequest, VpcId: string): void {
  for (const name of ['EnableDnsSupport', 'EnableDnsHostnames']) {
    const Value = request.properties[name];
    if (Value !== undefined) request.call('ec2', 'ModifyVpcAttribute', { VpcId, [name]: { Value } });
  }
}

function shown(request: ResourceRequest, VpcId: string) {
  const Filters = [
    { Name: 'vpc-id', Values: [VpcId] },
    { Name: 'group-name', Values: ['default'] },
  ];
  const { SecurityGroups } = request.call('ec2', 'DescribeSecurityGroups', { Filters });
  const { CidrBlock } = request.properties;
  return {
    physicalId: VpcId,
    attributes: { VpcId, CidrBlock, DefaultSecurityGroup: SecurityGroups[0]?.GroupId, Ipv6CidrBlocks: [] },
  };
}
