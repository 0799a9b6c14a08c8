import type { ServiceContext } from '../../../kernel/service.ts';
import type { FunctionVersion, LambdaFunction, LambdaState } from '../state.ts';
import { Environment } from './environment.ts';
import { openSession } from './environment-variables.ts';

/** AWS promises no time; idle environments are seen to live 5 to 15 minutes. Estimate. */
const IDLE_MS = 600_000;

/** Those that wait for the next invocation, the one used last at the end. */
const idleEnvironments = new WeakMap<LambdaFunction, Environment[]>();

function idleOf(fn: LambdaFunction): Environment[] {
  const idle = idleEnvironments.get(fn) ?? [];
  idleEnvironments.set(fn, idle);
  return idle;
}

/** The warm environment used last, or a new one, which has yet to load its code. */
export function takeEnvironment(
  fn: LambdaFunction,
  version: FunctionVersion,
  context: ServiceContext<LambdaState>,
): Environment {
  const { nowMs } = context.clock;
  const neededUntilMs = nowMs + version.config.timeoutSeconds * 1000;
  const usable = (one: Environment) =>
    !one.dead && one.version === version && nowMs - one.lastUsedMs < IDLE_MS && one.credentialsExpireMs > neededUntilMs;
  const idle = idleOf(fn);
  const at = idle.findLastIndex(usable);
  const found = at < 0 ? undefined : idle.splice(at, 1)[0];
  killAll(idle, (one) => !usable(one));
  // Those of other functions, too: each holds megabytes, and nobody may ask for it again.
  for (const other of context.state.functions.values()) {
    killAll(idleOf(other), (one) => nowMs - one.lastUsedMs >= IDLE_MS);
  }
  if (found !== undefined) return found;
  return new Environment({ fn, version, session: openSession(version.config.role, fn.name, context) }, context);
}

function killAll(idle: Environment[], over: (one: Environment) => boolean): void {
  for (let i = idle.length - 1; i >= 0; i--) {
    const one = idle[i] as Environment;
    if (!over(one)) continue;
    one.kill();
    idle.splice(i, 1);
  }
}

/** Freezes an environment until the function is invoked again. */
export function giveBack(fn: LambdaFunction, environment: Environment): void {
  environment.freeze();
  idleOf(fn).push(environment);
}

/** New code or configuration, or none at all: what is warm is of no more use. */
export function endEnvironments(fn: LambdaFunction): void {
  for (const environment of idleOf(fn).splice(0)) environment.kill();
}
