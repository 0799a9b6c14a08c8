import * as sdk from '@aws-sdk/client-ssm';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { createState, type SsmState } from './state.ts';

export const ssm: ServiceDefinition<SsmState> = {
  name: 'ssm',
  signingNames: ['ssm'],
  actionPrefix: 'ssm',
  principal: 'ssm.amazonaws.com',
  sdk,
  createState,
  operations: {},
};
