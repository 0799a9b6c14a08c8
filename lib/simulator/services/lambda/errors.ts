import { ServiceError } from '../../kernel/service-error.ts';

export const functionNotFound = (arn: string) =>
  new ServiceError('ResourceNotFoundException', `Function not found: ${arn}`, {
    statusCode: 404,
    members: { Type: 'User', Message: `Function not found: ${arn}` },
  });

export const notFound = (message: string) =>
  new ServiceError('ResourceNotFoundException', message, {
    statusCode: 404,
    members: { Type: 'User', Message: message },
  });

export const conflict = (message: string) =>
  new ServiceError('ResourceConflictException', message, { statusCode: 409, members: { Type: 'User' } });

export const invalidParameter = (message: string) =>
  new ServiceError('InvalidParameterValueException', message, { members: { Type: 'User' } });

export const tooManyRequests = () =>
  new ServiceError('TooManyRequestsException', 'Rate Exceeded.', {
    statusCode: 429,
    members: { Type: 'User', Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' },
  });
