import * as sdk from '@aws-sdk/client-cloudwatch';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { type CloudWatchState, createState } from './state.ts';

export const cloudwatch: ServiceDefinition<CloudWatchState> = {
  name: 'cloudwatch',
  signingNames: ['monitoring'],
  actionPrefix: 'cloudwatch',
  principal: 'cloudwatch.amazonaws.com',
  sdk,
  createState,
  operations: {},
};
