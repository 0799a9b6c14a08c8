// AWS::EC2::EIP
import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';
import { retag, tagged } from '../stack-tags.ts';

export const eip: ResourceType = {
  create(request) {
    const { PublicIp, AllocationId } = request.call('ec2', 'AllocateAddress', {
      Domain: 'vpc',
      ...tagged(request, 'elastic-ip'),
    });
    return { physicalId: PublicIp, attributes: { PublicIp, AllocationId } };
  },
  update(request, { physicalId, previousProperties }) {
    const AllocationId = allocationOf(request, physicalId);
    retag(request, AllocationId, previousProperties['Tags']);
    return { physicalId, attributes: { PublicIp: physicalId, AllocationId } };
  },
  delete(request, { physicalId }) {
    request.call('ec2', 'ReleaseAddress', { AllocationId: allocationOf(request, physicalId) });
    return undefined;
  },
};

function allocationOf(request: ResourceRequest, publicIp: string): string {
  return request.call('ec2', 'DescribeAddresses', { PublicIps: [publicIp] }).Addresses[0]?.AllocationId;
}
