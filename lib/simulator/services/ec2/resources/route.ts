// AWS::EC2::Route
import type { ResourceType } from '../../../kernel/service.ts';

const DESTINATIONS = ['DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'];

export const route: ResourceType = {
  replacedBy: ['RouteTableId', ...DESTINATIONS],
  create(request) {
    request.call('ec2', 'CreateRoute', request.properties);
    return shown(request.properties);
  },
  update(request) {
    request.call('ec2', 'ReplaceRoute', request.properties);
    return shown(request.properties);
  },
  delete(request, { physicalId }) {
    const [RouteTableId, to = ''] = physicalId.split('|');
    const member = to.startsWith('pl-') ? 2 : to.includes(':') ? 1 : 0;
    request.call('ec2', 'DeleteRoute', { RouteTableId, [DESTINATIONS[member] as string]: to });
    return undefined;
  },
};

function shown(properties: Readonly<Record<string, any>>) {
  const to = DESTINATIONS.map((member) => properties[member]).find((value) => value !== undefined);
  return { physicalId: `${properties['RouteTableId']}|${to}`, attributes: { CidrBlock: to } };
}
