import { ServiceError } from '../../kernel/service-error.ts';

export const validation = (message: string) => new ServiceError('ValidationException', message);
export const parameterNotFound = (name: string) =>
  new ServiceError('ParameterNotFound', `Parameter ${name} not found.`);
export const parameterVersionNotFound = (name: string, version: string) =>
  new ServiceError('ParameterVersionNotFound', `Systems Manager could not find version ${version} of ${name}.`);
export const parameterExists = () =>
  new ServiceError(
    'ParameterAlreadyExists',
    'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
  );
export const reservedName = (name: string) =>
  new ServiceError('AccessDeniedException', `No access to reserved parameter name: ${name}.`);
export const invalidInstanceId = (ids: readonly string[]) =>
  new ServiceError('InvalidInstanceId', `Instances [[${ids.join(', ')}]] not in a valid state for account`);
export const invalidDocument = (message = 'Document with name does not exist.') =>
  new ServiceError('InvalidDocument', message);
export const invalidCommandId = () => new ServiceError('InvalidCommandId', 'The command ID does not exist.');
export const invocationDoesNotExist = () => new ServiceError('InvocationDoesNotExist', '');
export const invalidResourceId = () => new ServiceError('InvalidResourceId', 'The resource ID is not valid.');
export const invalidFilter = (key: string) =>
  new ServiceError('InvalidFilterKey', `The filter key '${key}' is not valid.`);
export const other = (code: string, message: string) => new ServiceError(code, message);
