// AWS::EC2::SubnetRouteTableAssociation
import type { ResourceType } from '../../../kernel/service.ts';

/** A change of the table moves the association by taking it off and putting it on: both at once AWS does not allow. */
export const subnetRouteTableAssociation: ResourceType = {
  replacedBy: ['SubnetId'],
  create(request) {
    const { RouteTableId, SubnetId } = request.properties;
    const { AssociationId } = request.call('ec2', 'AssociateRouteTable', { RouteTableId, SubnetId });
    return { physicalId: AssociationId, attributes: { Id: AssociationId } };
  },
  update(request, { physicalId }) {
    request.call('ec2', 'DisassociateRouteTable', { AssociationId: physicalId });
    const { RouteTableId, SubnetId } = request.properties;
    const { AssociationId } = request.call('ec2', 'AssociateRouteTable', { RouteTableId, SubnetId });
    return { physicalId: AssociationId, attributes: { Id: AssociationId } };
  },
  delete(request, { physicalId }) {
    request.call('ec2', 'DisassociateRouteTable', { AssociationId: physicalId });
    return undefined;
  },
};
