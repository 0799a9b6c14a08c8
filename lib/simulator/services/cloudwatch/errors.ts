import { ServiceError } from '../../kernel/service-error.ts';

export const invalidValue = (message: string) => new ServiceError('InvalidParameterValue', message);
export const invalidCombination = (message: string) => new ServiceError('InvalidParameterCombination', message);
export const missing = (message: string) => new ServiceError('MissingParameter', message);
export const validation = (message: string) => new ServiceError('ValidationError', message);
export const notFound = (name: string) =>
  new ServiceError('ResourceNotFound', `Unable to find alarm ${name}`, { statusCode: 404 });
