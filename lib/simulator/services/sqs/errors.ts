import type { Denial } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { sentence } from '../../policies/denial.ts';

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

/** SQS writes actions in lower case. */
export function denied({ caller, permission, why }: Denial): ServiceError {
  const action = permission.action.toLowerCase();
  const words = { caller, action, resource: permission.resource, why: why.replace(permission.action, action) };
  return new ServiceError('AccessDenied', sentence(words), { statusCode: 403 });
}
