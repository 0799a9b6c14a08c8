import { ServiceError } from '../../kernel/service-error.ts';

export const noSuchEntity = (message: string) => new ServiceError('NoSuchEntity', message, { statusCode: 404 });
export const alreadyExists = (message: string) => new ServiceError('EntityAlreadyExists', message, { statusCode: 409 });
export const deleteConflict = (message: string) => new ServiceError('DeleteConflict', message, { statusCode: 409 });
export const limitExceeded = (message: string) => new ServiceError('LimitExceeded', message, { statusCode: 409 });
export const invalidInput = (message: string) => new ServiceError('InvalidInput', message);
export const unmodifiable = (role: string) =>
  new ServiceError(
    'UnmodifiableEntity',
    `Cannot perform the operation on the protected role '${role}' - this role is only modifiable by AWS`,
  );
