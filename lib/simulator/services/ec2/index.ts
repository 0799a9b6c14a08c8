import * as sdk from '@aws-sdk/client-ec2';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { createState, type Ec2State } from './state.ts';

export const ec2: ServiceDefinition<Ec2State> = {
  name: 'ec2',
  signingNames: ['ec2'],
  actionPrefix: 'ec2',
  principal: 'ec2.amazonaws.com',
  sdk,
  createState,
  operations: {},
};
