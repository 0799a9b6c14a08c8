import { ServiceError } from '../../../kernel/service-error.ts';
import { StateFailure } from '../interpreter/failure.ts';
import type { TaskCall } from '../interpreter/task-call.ts';
import { runtimeFailure } from '../interpreter/visit.ts';
import { failureOfService } from './error-names.ts';
import type { Resource } from './resource.ts';

type Integration = Extract<Resource, { kind: 'integration' }>;

/** Calls an operation with the task's role, members spelled in PascalCase. Throws StateFailure under AWS's name. */
export async function callService<Output = unknown>(
  call: TaskCall,
  integration: Integration,
  input: object,
): Promise<Output> {
  const { context, role } = call.visit.thread.run;
  const { service, operation } = integration;
  try {
    const caller = rolePlayed(() => role(call.roleArn));
    return await context.call<Output>(service, operation, input, { as: caller, style: 'pascal' });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    if (error.code === 'NotModelled') throw runtimeFailure(call.visit, error.message);
    throw failureOfService(integration, error, {
      shape: context.errorShape(service, error.code),
      requestId: context.ids.uuid(),
    });
  }
}

function rolePlayed<T>(play: () => T): T {
  try {
    return play();
  } catch (error) {
    if (error instanceof ServiceError) throw new StateFailure('States.Permissions', error.message);
    throw error;
  }
}
