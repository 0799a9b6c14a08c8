import * as sdk from '@aws-sdk/client-imagebuilder';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { createState, type ImageBuilderState } from './state.ts';

export const imagebuilder: ServiceDefinition<ImageBuilderState> = {
  name: 'imagebuilder',
  signingNames: ['imagebuilder'],
  actionPrefix: 'imagebuilder',
  principal: 'imagebuilder.amazonaws.com',
  sdk,
  createState,
  operations: {},
};
