// AWS::EC2::FlowLog
import type { ResourceType } from '../../../kernel/service.ts';
import { tagged } from '../stack-tags.ts';

export const flowLog: ResourceType = {
  create(request) {
    const { ResourceId, Tags: _tags, ...rest } = request.properties;
    const { FlowLogIds } = request.call('ec2', 'CreateFlowLogs', {
      ...rest,
      ResourceIds: [ResourceId],
      ...tagged(request, 'vpc-flow-log'),
      ClientToken: request.clientToken,
    });
    return { physicalId: FlowLogIds[0], attributes: { Id: FlowLogIds[0] } };
  },
  delete(request, { physicalId }) {
    request.call('ec2', 'DeleteFlowLogs', { FlowLogIds: [physicalId] });
    return undefined;
  },
};
