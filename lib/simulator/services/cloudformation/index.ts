import * as sdk from '@aws-sdk/client-cloudformation';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { type CloudFormationState, createState } from './state.ts';

export const cloudformation: ServiceDefinition<CloudFormationState> = {
  name: 'cloudformation',
  signingNames: ['cloudformation'],
  actionPrefix: 'cloudformation',
  principal: 'cloudformation.amazonaws.com',
  sdk,
  createState,
  operations: {},
};
