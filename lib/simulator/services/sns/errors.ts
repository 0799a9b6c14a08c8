import type { Denial } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { sentence } from '../../policies/denial.ts';

export const invalidParameter = (message: string) =>
  new ServiceError('InvalidParameter', `Invalid parameter: ${message}`);

export const topicNotFound = () => new ServiceError('NotFound', 'Topic does not exist', { statusCode: 404 });

export const subscriptionNotFound = () =>
  new ServiceError('NotFound', 'Subscription does not exist', { statusCode: 404 });

/** SNS writes its name in capitals. */
export function denied({ caller, permission, why }: Denial): ServiceError {
  const action = permission.action.replace(/^sns:/, 'SNS:');
  const words = { caller, action, resource: permission.resource, why: why.replace(permission.action, action) };
  return new ServiceError('AuthorizationError', sentence(words), { statusCode: 403 });
}
