import * as sdk from '@aws-sdk/client-sts';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { denied } from './errors.ts';
import { findRole } from './find-role.ts';
import { assumeRole } from './operations/assume-role.ts';
import { assumeRoleWithWebIdentity } from './operations/assume-role-with-web-identity.ts';
import { decodeAuthorizationMessage } from './operations/decode-authorization-message.ts';
import { getCallerIdentity } from './operations/get-caller-identity.ts';
import { permissions } from './permissions.ts';
import { createState, type StsState } from './state.ts';

export const sts: ServiceDefinition<StsState> = {
  name: 'sts',
  signingNames: ['sts'],
  unsigned: ['AssumeRoleWithWebIdentity'],
  actionPrefix: 'sts',
  principal: 'sts.amazonaws.com',
  sdk,
  createState,
  operations: {
    AssumeRole: assumeRole,
    AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity,
    DecodeAuthorizationMessage: decodeAuthorizationMessage,
    GetCallerIdentity: getCallerIdentity,
  },
  permissions,
  resourcePolicy({ action, resource }, context) {
    if (action !== 'sts:AssumeRole' && action !== 'sts:TagSession') return undefined;
    const role = findRole(resource, context);
    if (role === undefined) return undefined;
    return { text: decodeURIComponent(role.AssumeRolePolicyDocument), owner: context.account, required: true };
  },
  denied: ({ caller, permission, message }) =>
    permission.action === 'sts:AssumeRole'
      ? denied(caller, permission.resource)
      : new ServiceError('AccessDenied', message, { statusCode: 403 }),
};
