import * as sdk from '@aws-sdk/client-sns';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { createState, type SnsState } from './state.ts';

export const sns: ServiceDefinition<SnsState> = {
  name: 'sns',
  signingNames: ['sns'],
  actionPrefix: 'sns',
  principal: 'sns.amazonaws.com',
  sdk,
  createState,
  operations: {},
};
