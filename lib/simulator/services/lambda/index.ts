import * as sdk from '@aws-sdk/client-lambda';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { createState, type LambdaState } from './state.ts';

export const lambda: ServiceDefinition<LambdaState> = {
  name: 'lambda',
  signingNames: ['lambda'],
  actionPrefix: 'lambda',
  principal: 'lambda.amazonaws.com',
  sdk,
  createState,
  operations: {},
};
