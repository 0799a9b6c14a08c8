import type { Caller } from '../../../kernel/caller.ts';
import type { ServiceContext } from '../../../kernel/service.ts';
import type { FunctionVersion, LambdaFunction, LambdaState } from '../state.ts';

/** A function's role, taken on: who it is in the region, and the keys that its code signs with. */
export interface Session {
  readonly caller: Caller;
  readonly expiresMs: number;
  readonly keys: { readonly AccessKeyId: string; readonly SecretAccessKey: string; readonly SessionToken: string };
}

/** @throws ServiceError when the role's trust does not let Lambda take it on. */
export function openSession(role: string, name: string, context: ServiceContext<LambdaState>): Session {
  const { Credentials: keys } = context.call('sts', 'AssumeRole', { RoleArn: role, RoleSessionName: name });
  const caller = context.callers.find(keys.AccessKeyId, context.clock.nowMs) as Caller;
  return { caller, keys, expiresMs: keys.Expiration.getTime() };
}

export function environmentVariables(
  of: { fn: LambdaFunction; version: FunctionVersion; session: Session; logStream: string },
  context: ServiceContext<LambdaState>,
): Record<string, string> {
  const { fn, version, session, logStream } = of;
  return {
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    HOME: '/home/sbx_user1051',
    LAMBDA_TASK_ROOT: '/var/task',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    NODE_PATH: '/opt/nodejs/node_modules:/var/runtime/node_modules:/var/task',
    AWS_EXECUTION_ENV: `AWS_Lambda_${version.config.runtime}`,
    AWS_REGION: context.region,
    AWS_DEFAULT_REGION: context.region,
    AWS_LAMBDA_FUNCTION_NAME: fn.name,
    AWS_LAMBDA_FUNCTION_VERSION: version.version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(version.config.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: version.config.logging.group,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    _HANDLER: version.config.handler,
    ...version.config.environment,
    AWS_ACCESS_KEY_ID: session.keys.AccessKeyId,
    AWS_SECRET_ACCESS_KEY: session.keys.SecretAccessKey,
    AWS_SESSION_TOKEN: session.keys.SessionToken,
  };
}
