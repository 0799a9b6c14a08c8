import { ServiceError } from '../../kernel/service-error.ts';

export const invalidParameter = (message: string) =>
  new ServiceError('InvalidParameter', `Invalid parameter: ${message}`);

export const topicNotFound = () => new ServiceError('NotFound', 'Topic does not exist', { statusCode: 404 });

export const subscriptionNotFound = () =>
  new ServiceError('NotFound', 'Subscription does not exist', { statusCode: 404 });

export const unauthorized = (caller: string, action: string, resource: string) =>
  new ServiceError(
    'AuthorizationError',
    `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} because no resource-based policy allows the ${action} action`,
    { statusCode: 403 },
  );
