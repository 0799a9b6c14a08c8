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
    if (error.code === 'UnknownField') throw unusable(call, error.message);
    if (error.code === 'NotModelled') throw runtimeFailure(call.visit, error.message);
    const missing = /Value null at '(\w+)' failed to satisfy constraint/.exec(error.message);
    if (missing?.[1] !== undefined && error.code.startsWith('Validation')) {
      const name = missing[1].charAt(0).toUpperCase() + missing[1].slice(1);
      throw unusable(call, `The field '${name}' is required but was missing`);
    }
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

/** Arguments that do not fit the operation never reach it: that is a fault of the definition, which nothing catches. */
function unusable(call: TaskCall, problem: string): StateFailure {
  const message = `The Parameters '${JSON.stringify(call.given)}' could not be used to start the Task: [${problem}]`;
  return runtimeFailure(call.visit, message);
}
