// What every account has in a Region before anyone made anything: the default VPC, a default subnet in each zone,
// an internet gateway, and the default security group.

import type { ServiceContext } from '../../../kernel/service.ts';
import type { Ec2State } from '../state.ts';
import { addSubnet, addVpc } from './make-vpc.ts';
import { add, change } from './records.ts';
import { zones } from './zones.ts';

type Place = Pick<ServiceContext, 'ids' | 'account' | 'region' | 'partition'>;

export function addDefaultVpc(state: Ec2State, place: Place): void {
  const { vpcId, mainRouteTableId } = addVpc(state, place, { cidrBlock: '172.31.0.0/16', isDefault: true, tags: [] });
  const gateway = add(state, place.ids, {
    kind: 'internetGateway',
    value: { Attachments: [{ VpcId: vpcId, State: 'available' }], OwnerId: place.account, Tags: [] },
  });
  const routes = state.network.get(mainRouteTableId)?.value['Routes'] as object[];
  const toInternet = {
    DestinationCidrBlock: '0.0.0.0/0',
    GatewayId: gateway['InternetGatewayId'],
    Origin: 'CreateRoute',
    State: 'active',
  };
  change(state, mainRouteTableId, { Routes: [...routes, toInternet] });
  zones(place.region).forEach((zone, i) => {
    addSubnet(state, place, {
      vpcId,
      zone,
      cidrBlock: `172.31.${i * 16}.0/20`,
      tags: [],
      isDefault: true,
    });
  });
}
