import * as sdk from '@aws-sdk/client-dynamodb';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { createState, type DynamoDbState } from './state.ts';

export const dynamodb: ServiceDefinition<DynamoDbState> = {
  name: 'dynamodb',
  signingNames: ['dynamodb'],
  actionPrefix: 'dynamodb',
  principal: 'dynamodb.amazonaws.com',
  sdk,
  createState,
  operations: {},
};
