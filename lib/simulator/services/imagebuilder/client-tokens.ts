import type { CallContext } from '../../kernel/service.ts';
import { tokenMismatch } from './errors.ts';
import type { ImagebuilderState } from './state.ts';

/**
 * Runs once per client token; who repeats the call gets the first answer.
 * @throws IdempotentParameterMismatchException when the repeat asks for something else
 */
export function once<Output extends object>(
  context: CallContext<ImagebuilderState>,
  request: { operation: string; input: { clientToken?: string | undefined } },
  run: () => Output,
): Output & { requestId: string; clientToken?: string } {
  const { clientToken, ...rest } = request.input;
  const requestId = context.requestId;
  if (clientToken === undefined) return { ...run(), requestId };
  const key = `${request.operation}/${clientToken}`;
  const fingerprint = JSON.stringify(rest);
  const known = context.state.clientTokens.get(key);
  if (known !== undefined && known.fingerprint !== fingerprint) throw tokenMismatch();
  const output = (known?.output as Output | undefined) ?? run();
  context.state.clientTokens.set(key, { fingerprint, output });
  return { ...output, requestId, clientToken };
}
