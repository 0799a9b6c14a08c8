// AWS::EC2::InternetGateway
import type { ResourceType } from '../../../kernel/service.ts';
import { retag, tagged } from '../stack-tags.ts';

export const internetGateway: ResourceType = {
  create(request) {
    const { InternetGateway } = request.call('ec2', 'CreateInternetGateway', tagged(request, 'internet-gateway'));
    return shown(InternetGateway.InternetGatewayId);
  },
  update(request, { physicalId, previousProperties }) {
    retag(request, physicalId, previousProperties['Tags']);
    return shown(physicalId);
  },
  delete(request, { physicalId }) {
    request.call('ec2', 'DeleteInternetGateway', { InternetGatewayId: physicalId });
    return undefined;
  },
};

const shown = (InternetGatewayId: string) => ({ physicalId: InternetGatewayId, attributes: { InternetGatewayId } });
