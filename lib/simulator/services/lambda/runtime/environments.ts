import type { ServiceContext } from '../../../kernel/service.ts';
import type { FunctionVersion, LambdaFunction, LambdaState } from '../state.ts';
import { Environment } from './environment.ts';
import { openSession } from './environment-variables.ts';

/** AWS promises no time; idle environments are seen to live 5 to 15 minutes. Estimate. */
const IDLE_MS = 600_000;

/** The warm environment used last, or a new one, which has yet to load its code. */
export function takeEnvironment(
  fn: LambdaFunction,
  version: FunctionVersion,
  context: ServiceContext<LambdaState>,
): Environment {
  const { nowMs } = context.clock;
  const neededUntilMs = nowMs + version.config.timeoutSeconds * 1000;
  const usable = (one: Environment) =>
    one.version === version && nowMs - one.lastUsedMs < IDLE_MS && one.credentialsExpireMs > neededUntilMs;
  const at = fn.idle.findLastIndex(usable);
  const found = at < 0 ? undefined : fn.idle.splice(at, 1)[0];
  for (let i = fn.idle.length - 1; i >= 0; i--) {
    const one = fn.idle[i] as Environment;
    if (usable(one)) continue;
    one.kill();
    fn.idle.splice(i, 1);
  }
  if (found !== undefined) return found;
  return new Environment({ fn, version, session: openSession(version.config.role, fn.name, context) }, context);
}
