import type { ServiceContext } from '../../kernel/service.ts';
import { addDefaultVpc } from './network/default-vpc.ts';
import type { Ec2State } from './state.ts';

export function createState(context: Omit<ServiceContext<undefined>, 'state'>): Ec2State {
  const state: Ec2State = {
    spread: context.spread('ec2.spread'),
    instances: new Map(),
    images: new Map(),
    deregistered: new Set(),
    snapshots: new Map(),
    keyPairs: new Map(),
    launchTemplates: new Map(),
    network: new Map(),
    addresses: new Map(),
    clientTokens: new Map(),
    imageNames: new Map(),
  };
  addDefaultVpc(state, context);
  return state;
}
