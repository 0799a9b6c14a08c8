import * as sdk from '@aws-sdk/client-sts';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { createState, type StsState } from './state.ts';

export const sts: ServiceDefinition<StsState> = {
  name: 'sts',
  signingNames: ['sts'],
  actionPrefix: 'sts',
  principal: 'sts.amazonaws.com',
  sdk,
  createState,
  operations: {},
};
