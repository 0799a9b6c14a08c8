import { ServiceError } from '../../kernel/service-error.ts';

export const queueDoesNotExist = () => new ServiceError('QueueDoesNotExist', 'The specified queue does not exist.');

export const invalidParameter = (message: string) => new ServiceError('InvalidParameterValue', message);

export const missingParameter = (name: string) =>
  new ServiceError('MissingParameter', `The request must contain the parameter ${name}.`);

export const invalidAttribute = (name: string, reason?: string) =>
  new ServiceError(
    'InvalidAttributeValue',
    `Invalid value for the parameter ${name}.${reason === undefined ? '' : ` Reason: ${reason}`}`,
  );

export const invalidReceipt = (handle: string) =>
  new ServiceError('ReceiptHandleIsInvalid', `The input receipt handle "${handle}" is not a valid receipt handle.`);

export const accessDenied = (caller: string, action: string, resource: string) =>
  new ServiceError(
    'AccessDenied',
    `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} because no resource-based policy allows the ${action} action`,
    { statusCode: 403 },
  );
