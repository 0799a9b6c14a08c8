// One event through one environment: start it if it is cold, call the handler, hold it to its timeout, write its log.

import type { ServiceContext } from '../../../kernel/service.ts';
import type { FunctionVersion, LambdaFunction, LambdaState } from '../state.ts';
import { planAccident } from './accident.ts';
import type { Environment, Handler } from './environment.ts';
import { giveBack, takeEnvironment } from './environments.ts';
import { type FaultEnding, faultEnding, promisesOnly } from './fault-ending.ts';
import type { ProgramFault } from './program-faults.ts';
import { ProgramExit } from './program-process.ts';
import { writeLog } from './write-log.ts';

export interface Invocation {
  readonly fn: LambdaFunction;
  readonly version: FunctionVersion;
  readonly invokedArn: string;
  readonly requestId: string;
  /** JSON text. */
  readonly payload: string;
  readonly clientContext: string | undefined;
}

export interface InvocationResult {
  /** JSON text. */
  readonly payload: string;
  readonly functionError: 'Unhandled' | undefined;
  readonly logTail: string;
}

/** @throws ServiceError when the function's role cannot be taken on. Never rejects for what the code does. */
export async function runInvocation(
  invocation: Invocation,
  context: ServiceContext<LambdaState>,
): Promise<InvocationResult> {
  const { fn, version } = invocation;
  const environment = takeEnvironment(fn, version, context);
  fn.running++;
  try {
    const cold = environment.handler === undefined;
    const initMs = cold ? context.duration('lambda.cold-start') : undefined;
    if (initMs !== undefined) await new Promise<void>((resolve) => context.clock.after(initMs, 'cold start', resolve));
    return await handle(invocation, { environment, initMs }, context);
  } finally {
    fn.running--;
  }
}

type Ending = { readonly value: unknown } | { readonly error: unknown } | { readonly timeout: true } | FaultEnding;

async function handle(
  invocation: Invocation,
  started: { environment: Environment; initMs: number | undefined },
  context: ServiceContext<LambdaState>,
): Promise<InvocationResult> {
  const { fn, version, requestId } = invocation;
  const { environment, initMs } = started;
  const { output } = environment;
  output.requestId = requestId;
  output.platform(`START RequestId: ${requestId} Version: ${version.version}`, 'start', {
    requestId,
    version: version.version,
  });
  const startMs = context.clock.nowMs;
  environment.thaw();
  const ending = await ended(invocation, environment, context);
  const durationMs = context.clock.nowMs - startMs;
  const result = resultOf(ending, { requestId, timeoutSeconds: version.config.timeoutSeconds });
  if ('error' in ending && !('exitStatus' in ending)) output.console()['error']?.(`Invoke Error \t${result.payload}`);
  if ('timeout' in ending)
    output.write(
      `${new Date(context.clock.nowMs).toISOString()} ${requestId} Task timed out after ${version.config.timeoutSeconds.toFixed(2)} seconds`,
    );
  const exit = exitOf(ending);
  if (exit !== undefined) output.write(`RequestId: ${requestId} Error: ${exit}\nRuntime.ExitError`);
  report({ output, requestId, durationMs, initMs, memoryMb: version.config.memoryMb });
  if ('timeout' in ending || exit !== undefined || environment.handler === undefined) environment.kill();
  else {
    environment.whenFaulty = (fault) => endIdle(environment, fault, context);
    giveBack(fn, environment);
  }
  const logTail = writeLog(environment, context);
  return { ...result, logTail };
}

const exitOf = (ending: Ending): string | undefined => {
  if ('crash' in ending) return ending.crash;
  return 'exitStatus' in ending ? `Runtime exited with error: exit status ${ending.exitStatus}` : undefined;
};

/** A fault after the answer harms no invocation any more, but the next one finds no warm environment. */
function endIdle(environment: Environment, fault: ProgramFault, context: ServiceContext<LambdaState>): void {
  environment.kill();
  faultEnding(environment, fault);
  writeLog(environment, context);
}

function ended(
  invocation: Invocation,
  environment: Environment,
  context: ServiceContext<LambdaState>,
): Promise<Ending> {
  const { version } = invocation;
  const deadlineMs = context.clock.nowMs + version.config.timeoutSeconds * 1000;
  return new Promise<Ending>((resolve) => {
    const timeout = context.clock.at(deadlineMs, 'function timeout', () => resolve({ timeout: true }));
    const end = (ending: Ending) => {
      context.clock.cancel(timeout);
      resolve(ending);
    };
    const accident = planAccident(invocation.fn.name, context);
    environment.afterRequest = () => {
      const struck = accident?.afterRequest();
      if (struck === 'crash') crash(environment, end);
      return struck === undefined ? 'go on' : 'hang';
    };
    environment.whenFaulty = (fault) => {
      environment.kill();
      end(faultEnding(environment, fault));
    };
    const answer = (ending: Ending) => {
      if (promisesOnly(version.config.runtime)) context.clock.after(0, 'function answer', () => end(ending));
      else end(ending);
    };
    run(invocation, { environment, deadlineMs }, context).then(
      (value) => {
        if (accident === undefined) answer({ value });
        else if (accident.kind === 'crash') crash(environment, end);
      },
      (error: unknown) => {
        if (error instanceof ProgramExit) crash(environment, end, `Runtime exited with error: ${error.message}`);
        else answer({ error });
      },
    );
  });
}

function crash(
  environment: Environment,
  end: (ending: Ending) => void,
  reason = 'Runtime exited with error: signal: killed',
): void {
  environment.kill();
  end({ crash: reason });
}

async function run(
  invocation: Invocation,
  on: { environment: Environment; deadlineMs: number },
  context: ServiceContext<LambdaState>,
): Promise<unknown> {
  const { fn, version, requestId, invokedArn } = invocation;
  const { environment, deadlineMs } = on;
  if (environment.handler === undefined) environment.run(() => environment.load());
  const handler = environment.handler as unknown as Handler;
  const handlerContext = {
    functionName: fn.name,
    functionVersion: version.version,
    invokedFunctionArn: invokedArn,
    memoryLimitInMB: String(version.config.memoryMb),
    awsRequestId: requestId,
    logGroupName: version.config.logging.group,
    logStreamName: environment.logStream,
    callbackWaitsForEmptyEventLoop: true,
    clientContext:
      invocation.clientContext === undefined
        ? undefined
        : JSON.parse(Buffer.from(invocation.clientContext, 'base64').toString('utf8')),
    getRemainingTimeInMillis: () => Math.max(0, deadlineMs - context.clock.nowMs),
  };
  const event = JSON.parse(invocation.payload) as unknown;
  if (handler.length < 3 || promisesOnly(version.config.runtime)) {
    return await environment.run(() => handler(event, handlerContext));
  }
  return await new Promise((resolve, reject) => {
    const callback = (error: unknown, result?: unknown) => (error ? reject(error) : resolve(result));
    const returned = environment.run(() => handler(event, handlerContext, callback));
    if (returned instanceof Promise) returned.then(resolve, reject);
  });
}

function resultOf(
  ending: Ending,
  of: { requestId: string; timeoutSeconds: number },
): Omit<InvocationResult, 'logTail'> {
  if ('value' in ending) return { payload: JSON.stringify(ending.value) ?? 'null', functionError: undefined };
  return { payload: JSON.stringify(errorOf(ending, of)), functionError: 'Unhandled' };
}

function errorOf(
  ending: Exclude<Ending, { value: unknown }>,
  of: { requestId: string; timeoutSeconds: number },
): object {
  if ('timeout' in ending) {
    return {
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${of.requestId} Error: Task timed out after ${of.timeoutSeconds.toFixed(2)} seconds`,
    };
  }
  if ('crash' in ending)
    return { errorType: 'Runtime.ExitError', errorMessage: `RequestId: ${of.requestId} Error: ${ending.crash}` };
  const { error } = ending;
  if (error instanceof Error) {
    return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
  }
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
}

function report(of: {
  output: Environment['output'];
  requestId: string;
  durationMs: number;
  initMs: number | undefined;
  memoryMb: number;
}): void {
  const { output, requestId, durationMs, initMs, memoryMb } = of;
  // The phase in which the code is loaded is billed since August 2025.
  const billedMs = Math.max(1, Math.ceil(durationMs + (initMs ?? 0)));
  const metrics = {
    durationMs,
    billedDurationMs: billedMs,
    memorySizeMB: memoryMb,
    maxMemoryUsedMB: Math.round(memoryMb / 2),
    initDurationMs: initMs,
  };
  output.platform(`END RequestId: ${requestId}`, 'runtimeDone', { requestId, status: 'success' });
  const init = initMs === undefined ? '' : `\tInit Duration: ${initMs.toFixed(2)} ms`;
  output.platform(
    `REPORT RequestId: ${requestId}\tDuration: ${durationMs.toFixed(2)} ms\tBilled Duration: ${billedMs} ms\tMemory Size: ${memoryMb} MB\tMax Memory Used: ${metrics.maxMemoryUsedMB} MB${init}`,
    'report',
    { requestId, metrics },
  );
}
