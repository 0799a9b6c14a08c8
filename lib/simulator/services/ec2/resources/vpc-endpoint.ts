// AWS::EC2::VPCEndpoint
import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';
import { retag, tagged } from '../stack-tags.ts';

export const vpcEndpoint: ResourceType = {
  replacedBy: ['VpcId', 'ServiceName', 'VpcEndpointType'],
  create(request) {
    const { Tags: _tags, ...properties } = request.properties;
    const { VpcEndpoint } = request.call('ec2', 'CreateVpcEndpoint', {
      ...properties,
      ...policy(request),
      ...tagged(request, 'vpc-endpoint'),
      ClientToken: request.clientToken,
    });
    return shown(VpcEndpoint.VpcEndpointId);
  },
  update(request, { physicalId: VpcEndpointId, previousProperties }) {
    const { properties } = request;
    const changes: Record<string, unknown> = { VpcEndpointId, ...policy(request) };
    for (const member of ['RouteTableIds', 'SubnetIds', 'SecurityGroupIds']) {
      const [from, to] = [previousProperties[member] ?? [], properties[member] ?? []] as [string[], string[]];
      changes[`Add${member}`] = to.filter((id) => !from.includes(id));
      changes[`Remove${member}`] = from.filter((id) => !to.includes(id));
    }
    if (properties['PrivateDnsEnabled'] !== undefined) changes['PrivateDnsEnabled'] = properties['PrivateDnsEnabled'];
    request.call('ec2', 'ModifyVpcEndpoint', changes);
    retag(request, VpcEndpointId, previousProperties['Tags']);
    return shown(VpcEndpointId);
  },
  delete(request, { physicalId }) {
    request.call('ec2', 'DeleteVpcEndpoints', { VpcEndpointIds: [physicalId] });
    return undefined;
  },
};

function policy({ properties }: ResourceRequest): { PolicyDocument?: string } {
  const document = properties['PolicyDocument'];
  return document === undefined ? {} : { PolicyDocument: JSON.stringify(document) };
}

const shown = (id: string) => ({ physicalId: id, attributes: { Id: id, DnsEntries: [], NetworkInterfaceIds: [] } });
