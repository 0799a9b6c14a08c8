import { ServiceError } from '../../kernel/service-error.ts';

export const groupNotFound = () =>
  new ServiceError('ResourceNotFoundException', 'The specified log group does not exist.');

export const streamNotFound = () =>
  new ServiceError('ResourceNotFoundException', 'The specified log stream does not exist.');

export const alreadyExists = (what: string) =>
  new ServiceError('ResourceAlreadyExistsException', `The specified ${what} already exists`);

export const invalidParameter = (message: string) => new ServiceError('InvalidParameterException', message);
