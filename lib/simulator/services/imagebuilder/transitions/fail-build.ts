import { ServiceError } from '../../../kernel/service-error.ts';
import { enterState } from '../images.ts';
import { current, endWorkflow, type Run } from './build-run.ts';
import { dismissMachine } from './dismiss-machine.ts';

export function fail(run: Run, reason: string): void {
  const record = current(run);
  const keeps = record.image.infrastructureConfiguration?.terminateInstanceOnFailure === false;
  if (!keeps) dismissMachine(run);
  endWorkflow(run, 'FAILED');
  const rest = { endedIn: record.image.state?.status, machineId: undefined };
  enterState(run.context, current(run), { status: 'FAILED', reason, rest });
}

/** Does what may be refused; a refusal fails the image. Undefined only then. */
export function asService<T>(run: Run, act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    fail(run, `${error.message} (Error code: ${error.code})`);
    return undefined;
  }
}

// The wording is that of failed builds in public issues, e.g. aws/aws-parallelcluster 3995.
export function componentFailure(run: Run, status: string): string {
  const components = current(run).image.imageRecipe?.components ?? [];
  const component = components.at(-1)?.componentArn ?? 'update-linux';
  return executionFailure(run, { status, ended: 'Failed', message: `Document ${component} failed!` });
}

export function executionFailure(run: Run, what: { status: string; ended: string; message: string }): string {
  const execution = run.context.ids.uuid();
  return `SSM execution '${execution}' failed for image arn: '${run.arn}' with status = '${what.ended}' in state = '${what.status}' and failure message = '${what.message}'`;
}
