// AWS::EC2::Subnet
import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';
import { retag, tagged } from '../stack-tags.ts';

export const subnet: ResourceType = {
  replacedBy: ['AvailabilityZone', 'CidrBlock', 'VpcId'],
  create(request) {
    const { AvailabilityZone, CidrBlock, VpcId } = request.properties;
    const input = { AvailabilityZone, CidrBlock, VpcId, ...tagged(request, 'subnet') };
    const { Subnet } = request.call('ec2', 'CreateSubnet', input);
    setAttributes(request, Subnet.SubnetId);
    return shown(request, Subnet.SubnetId);
  },
  update(request, { physicalId, previousProperties }) {
    setAttributes(request, physicalId);
    retag(request, physicalId, previousProperties['Tags']);
    return shown(request, physicalId);
  },
  delete(request, { physicalId }) {
    request.call('ec2', 'DeleteSubnet', { SubnetId: physicalId });
    return undefined;
  },
};

function setAttributes(request: ResourceRequest, SubnetId: string): void {
  const Value = request.properties['MapPublicIpOnLaunch'];
  if (Value === undefined) return;
  request.call('ec2', 'ModifySubnetAttribute', { SubnetId, MapPublicIpOnLaunch: { Value } });
}

function shown(request: ResourceRequest, SubnetId: string) {
  const { Subnets } = request.call('ec2', 'DescribeSubnets', { SubnetIds: [SubnetId] });
  const { AvailabilityZone, AvailabilityZoneId, CidrBlock, VpcId } = Subnets[0];
  return {
    physicalId: SubnetId,
    attributes: { SubnetId, AvailabilityZone, AvailabilityZoneId, CidrBlock, VpcId, Ipv6CidrBlocks: [] },
  };
}
