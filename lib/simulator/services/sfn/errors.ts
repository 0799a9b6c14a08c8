import { ServiceError } from '../../kernel/service-error.ts';

export const stateMachineDoesNotExist = (arn: string) =>
  new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);

export const executionDoesNotExist = (arn: string) =>
  new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);

export const executionAlreadyExists = (arn: string) =>
  new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);

export const resourceNotFound = (arn: string) =>
  new ServiceError('ResourceNotFound', `Resource not found: '${arn}'`, { members: { resourceName: arn } });

export const invalidArn = (arn: string) => new ServiceError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);

export const wrongKind = (kind: string) =>
  new ServiceError('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${kind}'`);

export const invalidName = (name: string) => new ServiceError('InvalidName', `Invalid Name: '${name}'`);

export const validation = (message: string) => new ServiceError('ValidationException', message);

export const notModelled = (what: string, instead: string) =>
  new ServiceError('NotModelled', `The simulator does not model ${what}: ${instead}`, { statusCode: 501 });
