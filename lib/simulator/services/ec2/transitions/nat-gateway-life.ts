// pending -> available -> deleting -> deleted. A deleted one stays visible, for about an hour in AWS, here for good.

import type { ServiceContext } from '../../../kernel/service.ts';
import { releaseAddress } from '../network/addresses.ts';
import { change, get } from '../network/records.ts';
import type { Ec2State } from '../state.ts';

type Context = ServiceContext<Ec2State>;

function enter(context: Context, id: string, to: string, members: object = {}): void {
  const from = get(context.state, 'natGateway', id)['State'] as string | undefined;
  change(context.state, id, { State: to, ...members });
  context.transition(id, from, to);
}

export function openNatGateway(context: Context, id: string): void {
  context.transition(id, undefined, 'pending');
  context.clock.after(context.duration('ec2.nat-gateway-pending'), `${id} becomes available`, () => {
    if (get(context.state, 'natGateway', id)['State'] === 'pending') enter(context, id, 'available');
  });
}

export function closeNatGateway(context: Context, id: string): void {
  const { state, clock } = context;
  enter(context, id, 'deleting');
  clock.after(context.duration('ec2.nat-gateway-deleting'), `${id} is deleted`, () => {
    const gateway = get(state, 'natGateway', id);
    for (const { PrivateIp, AllocationId } of gateway['NatGatewayAddresses']) {
      releaseAddress(state, gateway['SubnetId'], PrivateIp);
      if (state.network.has(AllocationId)) change(state, AllocationId, { AssociationId: undefined });
    }
    enter(context, id, 'deleted', { DeleteTime: clock.now() });
  });
}
