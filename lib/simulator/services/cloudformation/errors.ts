import { ServiceError } from '../../kernel/service-error.ts';

export const validationError = (message: string) => new ServiceError('ValidationError', message);

export const stackNotFound = (name: string) => validationError(`Stack with id ${name} does not exist`);

/** DescribeStackEvents and the like word a missing stack in their own way; CDK's CLI tells it by this text. */
export const noSuchStack = (name: string) => validationError(`Stack [${name}] does not exist`);

export const changeSetNotFound = (name: string) =>
  new ServiceError('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, { statusCode: 404 });

export const alreadyExists = (name: string) =>
  new ServiceError('AlreadyExistsException', `Stack [${name}] already exists`);

export const insufficientCapabilities = (needed: string) =>
  new ServiceError('InsufficientCapabilitiesException', `Requires capabilities : [${needed}]`);

export const invalidChangeSetStatus = (message: string) => new ServiceError('InvalidChangeSetStatus', message);
