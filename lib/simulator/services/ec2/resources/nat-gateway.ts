// AWS::EC2::NatGateway
import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';
import { retag, tagged } from '../stack-tags.ts';

export const natGateway: ResourceType = {
  replacedBy: ['SubnetId', 'AllocationId', 'ConnectivityType'],
  create(request) {
    const { SubnetId, AllocationId, ConnectivityType } = request.properties;
    const { NatGateway } = request.call('ec2', 'CreateNatGateway', {
      SubnetId,
      AllocationId,
      ConnectivityType,
      ...tagged(request, 'natgateway'),
      ClientToken: request.clientToken,
    });
    const id = NatGateway.NatGatewayId as string;
    return { ...shown(id), settled: () => (stateOf(request, id) === 'available' ? 'done' : 'pending') };
  },
  update(request, { physicalId, previousProperties }) {
    retag(request, physicalId, previousProperties['Tags']);
    return shown(physicalId);
  },
  delete(request, { physicalId }) {
    request.call('ec2', 'DeleteNatGateway', { NatGatewayId: physicalId });
    return { settled: () => (stateOf(request, physicalId) === 'deleted' ? 'done' : 'pending') };
  },
};

const shown = (NatGatewayId: string) => ({ physicalId: NatGatewayId, attributes: { NatGatewayId } });

function stateOf(request: ResourceRequest, id: string): string {
  return request.call('ec2', 'DescribeNatGateways', { NatGatewayIds: [id] }).NatGateways[0].State;
}
