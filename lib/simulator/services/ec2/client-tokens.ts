import type { CallContext } from '../../kernel/service.ts';
import { idempotencyMismatch } from './errors.ts';
import type { Ec2State } from './state.ts';

/**
 * Runs once per client token and gives the ids that the first run made to all that repeat it.
 * @throws IdempotentParameterMismatch when the repeat asks for something else
 */
export function once(
  context: CallContext<Ec2State>,
  request: { operation: string; token: string | undefined; input: object },
  run: () => readonly string[],
): readonly string[] {
  if (request.token === undefined || request.token === '') return run();
  const key = `${request.operation}/${request.token}`;
  const fingerprint = JSON.stringify(request.input);
  const known = context.state.clientTokens.get(key);
  if (known !== undefined) {
    if (known.fingerprint !== fingerprint) throw idempotencyMismatch();
    return known.ids;
  }
  const ids = run();
  context.state.clientTokens.set(key, { fingerprint, ids });
  return ids;
}
