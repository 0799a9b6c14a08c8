import type { CallContext } from '../kernel/service.ts';
import { ServiceError } from '../kernel/service-error.ts';

/**
 * Makes a service's own role when the service is first used, as whoever uses it: AWS refuses those who may not
 * `iam:CreateServiceLinkedRole`.
 */
export function ensureServiceRole(context: CallContext, { service, role }: { service: string; role: string }): void {
  try {
    context.call('iam', 'GetRole', { RoleName: role });
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'NoSuchEntity') throw error;
    context.call('iam', 'CreateServiceLinkedRole', { AWSServiceName: service }, { as: context.caller });
  }
}
