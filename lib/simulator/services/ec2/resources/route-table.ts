// AWS::EC2::RouteTable
import type { ResourceType } from '../../../kernel/service.ts';
import { retag, tagged } from '../stack-tags.ts';

export const routeTable: ResourceType = {
  replacedBy: ['VpcId'],
  create(request) {
    const { VpcId } = request.properties;
    const { RouteTable } = request.call('ec2', 'CreateRouteTable', { VpcId, ...tagged(request, 'route-table') });
    return shown(RouteTable.RouteTableId);
  },
  update(request, { physicalId, previousProperties }) {
    retag(request, physicalId, previousProperties['Tags']);
    return shown(physicalId);
  },
  delete(request, { physicalId }) {
    request.call('ec2', 'DeleteRouteTable', { RouteTableId: physicalId });
    return undefined;
  },
};

const shown = (RouteTableId: string) => ({ physicalId: RouteTableId, attributes: { RouteTableId } });
