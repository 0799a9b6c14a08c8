import { ServiceError } from '../../kernel/service-error.ts';

export const invalid = (message: string) => new ServiceError('ValidationError', message);
export const groupNotFound = (name: string) =>
  invalid(`AutoScalingGroup name not found - AutoScalingGroup '${name}' not found`);
export const alreadyExists = (name: string) =>
  new ServiceError(
    'AlreadyExists',
    `AutoScalingGroup by this name already exists - A group with the name ${name} already exists`,
  );
export const resourceInUse = (message: string) => new ServiceError('ResourceInUse', message);
export const refreshInProgress = () =>
  new ServiceError(
    'InstanceRefreshInProgress',
    'An Instance Refresh is already in progress and blocks the execution of this Instance Refresh.',
  );
export const noActiveRefresh = (group: string) =>
  new ServiceError(
    'ActiveInstanceRefreshNotFound',
    `No in progress or pending Instance Refresh found for Auto Scaling group ${group}`,
  );
export const irreversible = (message: string) => new ServiceError('IrreversibleInstanceRefresh', message);
