import * as sdk from '@aws-sdk/client-scheduler';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { createState, type SchedulerState } from './state.ts';

export const scheduler: ServiceDefinition<SchedulerState> = {
  name: 'scheduler',
  signingNames: ['scheduler'],
  actionPrefix: 'scheduler',
  principal: 'scheduler.amazonaws.com',
  sdk,
  createState,
  operations: {},
};
