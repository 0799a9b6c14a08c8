import * as sdk from '@aws-sdk/client-iam';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { createState, type IamState } from './state.ts';

export const iam: ServiceDefinition<IamState> = {
  name: 'iam',
  signingNames: ['iam'],
  actionPrefix: 'iam',
  principal: 'iam.amazonaws.com',
  sdk,
  createState,
  operations: {},
};
