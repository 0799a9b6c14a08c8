import { ServiceError } from '../../kernel/service-error.ts';

export const validation = (message: string) => new ServiceError('ValidationException', message);

/** A parameter that is well formed but says something impossible. */
export const invalidParameter = (reason: string) => validation(`One or more parameter values were invalid: ${reason}`);

export const tableNotFound = () => new ServiceError('ResourceNotFoundException', 'Requested resource not found');

export const namedTableNotFound = (name: string) =>
  new ServiceError('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`);

export const conditionFailed = (item: object | undefined) =>
  new ServiceError('ConditionalCheckFailedException', 'The conditional request failed', {
    members: item === undefined ? {} : { Item: item },
  });
