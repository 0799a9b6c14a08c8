import * as sdk from '@aws-sdk/client-auto-scaling';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { type AutoScalingState, createState } from './state.ts';

export const autoScaling: ServiceDefinition<AutoScalingState> = {
  name: 'auto-scaling',
  signingNames: ['autoscaling'],
  actionPrefix: 'autoscaling',
  principal: 'autoscaling.amazonaws.com',
  sdk,
  createState,
  operations: {},
};
