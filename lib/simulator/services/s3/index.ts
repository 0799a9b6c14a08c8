import * as sdk from '@aws-sdk/client-s3';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { createState, type S3State } from './state.ts';

export const s3: ServiceDefinition<S3State> = {
  name: 's3',
  signingNames: ['s3'],
  actionPrefix: 's3',
  principal: 's3.amazonaws.com',
  sdk,
  createState,
  operations: {},
};
