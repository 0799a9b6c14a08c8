import * as sdk from '@aws-sdk/client-sts';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { assumeRole } from './operations/assume-role.ts';
import { getCallerIdentity } from './operations/get-caller-identity.ts';
import { createState, type StsState } from './state.ts';

export const sts: ServiceDefinition<StsState> = {
  name: 'sts',
  signingNames: ['sts'],
  actionPrefix: 'sts',
  principal: 'sts.amazonaws.com',
  sdk,
  createState,
  operations: { AssumeRole: assumeRole, GetCallerIdentity: getCallerIdentity },
  permissions: {
    AssumeRole: (input: { RoleArn: string }) => [{ action: 'sts:AssumeRole', resource: input.RoleArn }],
    // Anyone may ask who they are.
    GetCallerIdentity: () => [],
  },
};
