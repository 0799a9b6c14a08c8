import * as sdk from '@aws-sdk/client-cloudwatch-logs';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { createState, type LogsState } from './state.ts';

export const cloudwatchLogs: ServiceDefinition<LogsState> = {
  name: 'cloudwatch-logs',
  signingNames: ['logs'],
  actionPrefix: 'logs',
  principal: 'logs.amazonaws.com',
  sdk,
  createState,
  operations: {},
};
