import * as sdk from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { createState, type ElbState } from './state.ts';

export const elasticLoadBalancingV2: ServiceDefinition<ElbState> = {
  name: 'elastic-load-balancing-v2',
  signingNames: ['elasticloadbalancing'],
  actionPrefix: 'elasticloadbalancing',
  principal: 'elasticloadbalancing.amazonaws.com',
  sdk,
  createState,
  operations: {},
};
