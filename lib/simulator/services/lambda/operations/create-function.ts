import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { configOf, configurationOutput } from '../configuration.ts';
import { conflict, invalidParameter } from '../errors.ts';
import { fetchCode } from '../fetch-code.ts';
import { functionArn, splitName } from '../functions.ts';
import { publish } from '../publish.ts';
import { openSession } from '../runtime/environment-variables.ts';
import type { LambdaFunction, LambdaState } from '../state.ts';

export function createFunction(input: any, context: CallContext<LambdaState>) {
  const { name } = splitName(input.FunctionName);
  if (!/^[a-zA-Z0-9-_]{1,64}$/.test(name)) {
    throw invalidParameter(
      `1 validation error detected: Value '${name}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
    );
  }
  if (context.state.functions.has(name)) throw conflict(`Function already exist: ${name}`);
  const config = configOf(input, undefined);
  const code = fetchCode(input.Code, context);
  checkRole(config.role, name, context);
  const fn: LambdaFunction = {
    name,
    arn: functionArn(name, context),
    latest: { version: '$LATEST', config, code },
    versions: [],
    aliases: new Map(),
    state: 'Pending',
    lastUpdate: 'Successful',
    revisionId: context.ids.uuid(),
    changedMs: context.clock.nowMs,
    tags: new Map(Object.entries(input.Tags ?? {})),
    policy: new Map(),
    reservedConcurrency: undefined,
    invokeConfigs: new Map(),
    running: 0,
  };
  context.state.functions.set(name, fn);
  context.transition(fn.arn, undefined, 'Pending');
  context.clock.after(context.duration('lambda.function-pending'), `function ${name}`, () => {
    fn.state = 'Active';
    context.transition(fn.arn, 'Pending', 'Active');
  });
  return configurationOutput(fn, input.Publish === true ? publish(fn) : fn.latest);
}

function checkRole(role: string, name: string, context: CallContext<LambdaState>): void {
  try {
    openSession(role, name, context);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    throw invalidParameter('The role defined for the function cannot be assumed by Lambda.');
  }
}
