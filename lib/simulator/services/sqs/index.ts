import * as sdk from '@aws-sdk/client-sqs';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { createState, type SqsState } from './state.ts';

export const sqs: ServiceDefinition<SqsState> = {
  name: 'sqs',
  signingNames: ['sqs'],
  actionPrefix: 'sqs',
  principal: 'sqs.amazonaws.com',
  sdk,
  createState,
  operations: {},
};
