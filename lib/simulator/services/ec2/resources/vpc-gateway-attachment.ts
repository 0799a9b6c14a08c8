// AWS::EC2::VPCGatewayAttachment
import type { ResourceType } from '../../../kernel/service.ts';

/** Internet gateways only. */
export const vpcGatewayAttachment: ResourceType = {
  create(request) {
    const { InternetGatewayId, VpcId } = request.properties;
    request.call('ec2', 'AttachInternetGateway', { InternetGatewayId, VpcId });
    return { physicalId: `${InternetGatewayId}|${VpcId}`, attributes: { AttachmentType: 'IGW' } };
  },
  delete(request, { physicalId }) {
    const [InternetGatewayId, VpcId] = physicalId.split('|');
    request.call('ec2', 'DetachInternetGateway', { InternetGatewayId, VpcId });
    return undefined;
  },
};
