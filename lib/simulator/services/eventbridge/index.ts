import * as sdk from '@aws-sdk/client-eventbridge';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { createState, type EventBridgeState } from './state.ts';

export const eventbridge: ServiceDefinition<EventBridgeState> = {
  name: 'eventbridge',
  signingNames: ['events'],
  actionPrefix: 'events',
  principal: 'events.amazonaws.com',
  sdk,
  createState,
  operations: {},
};
