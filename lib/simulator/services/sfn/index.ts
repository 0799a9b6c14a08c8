import * as sdk from '@aws-sdk/client-sfn';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { createState, type SfnState } from './state.ts';

export const sfn: ServiceDefinition<SfnState> = {
  name: 'sfn',
  signingNames: ['states'],
  actionPrefix: 'states',
  principal: 'states.amazonaws.com',
  sdk,
  createState,
  operations: {},
};
