import type { ServiceContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import type { LambdaState } from '../state.ts';
import type { Environment } from './environment.ts';

/**
 * Puts what was printed into the function's log group, as the function's role. Without the permission the lines are lost,
 * and the function goes on.
 * @returns the last 4 KB, which a caller can ask for
 */
export function writeLog(environment: Environment, context: ServiceContext<LambdaState>): string {
  const lines = environment.output.take();
  const { group } = environment.version.config.logging;
  const named = { logGroupName: group, logStreamName: environment.logStream };
  const ask = (operation: string, input: object) =>
    context.call('cloudwatch-logs', operation, input, { as: environment.caller });
  try {
    if (!environment.logStreamExists) {
      createStream(named, ask);
      environment.logStreamExists = true;
    }
    if (lines.length > 0) {
      ask('PutLogEvents', { ...named, logEvents: lines.map(({ atMs, text }) => ({ timestamp: atMs, message: text })) });
    }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
  }
  return lines
    .map(({ text }) => text)
    .join('\n')
    .slice(-4096);
}

function createStream(
  named: { logGroupName: string; logStreamName: string },
  ask: (operation: string, input: object) => void,
): void {
  try {
    ask('CreateLogStream', named);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'ResourceNotFoundException') throw error;
    ask('CreateLogGroup', { logGroupName: named.logGroupName });
    ask('CreateLogStream', named);
  }
}
