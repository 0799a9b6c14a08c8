import { ServiceError } from '../../kernel/service-error.ts';

export const notFound = (arn: string) =>
  new ServiceError('ResourceNotFoundException', `The resource with ARN '${arn}' cannot be found.`, { statusCode: 404 });
export const alreadyExists = (noun: string, name: string) =>
  new ServiceError('ResourceAlreadyExistsException', `A(n) ${noun} with the name '${name}' already exists.`);
export const invalidParameter = (name: string, reason: string) =>
  new ServiceError(
    'InvalidParameterValueException',
    `The value supplied for parameter '${name}' is not valid. ${reason}`,
  );
export const invalidCombination = (message: string) =>
  new ServiceError('InvalidParameterCombinationException', message);
export const invalidVersion = (version: string) =>
  new ServiceError(
    'InvalidVersionNumberException',
    `The version '${version}' is not valid: it is major.minor.patch, and x only from some place to the end.`,
  );
export const invalidRequest = (message: string) => new ServiceError('InvalidRequestException', message);
export const inUse = (arn: string, by: string) =>
  new ServiceError(
    'ResourceDependencyException',
    `Resource dependency error: The resource ARN '${arn}' has other resources depended on it: [${by}]`,
  );
export const tokenMismatch = () =>
  new ServiceError('IdempotentParameterMismatchException', 'The client token was used before with other parameters.');
export const badPage = () => new ServiceError('InvalidPaginationTokenException', 'The pagination token is not valid.');
