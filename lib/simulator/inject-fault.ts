// Faults that strike any call, whatever the operation.

import type { FaultScope } from './kernel/faults.ts';
import type { Kernel } from './kernel/kernel.ts';
import { ServiceError } from './kernel/service-error.ts';
import type { ServiceShape } from './wire/shape.ts';

const INJECTED: readonly [string, (shape: ServiceShape, service?: string) => ServiceError][] = [
  ['throttling', throttled],
  ['internal-error', internalError],
];

/** Most services speak of the rate in the words of their protocol; some have words of their own. */
function throttled({ protocol }: ServiceShape, service?: string): ServiceError {
  if (service === 'lambda') {
    const members = { Type: 'User', Reason: 'CallerRateLimitExceeded' };
    return new ServiceError('TooManyRequestsException', 'Rate exceeded', { statusCode: 429, members });
  }
  if (service === 's3') return new ServiceError('SlowDown', 'Please reduce your request rate.', { statusCode: 503 });
  if (protocol === 'ec2') {
    return new ServiceError('RequestLimitExceeded', 'Request limit exceeded.', { statusCode: 503 });
  }
  return new ServiceError(protocol === 'query' ? 'Throttling' : 'ThrottlingException', 'Rate exceeded');
}

function internalError({ protocol }: ServiceShape): ServiceError {
  const code = protocol === 'ec2' ? 'InternalError' : 'InternalFailure';
  return new ServiceError(code, 'An internal error has occurred', { statusCode: 500 });
}

/** Throws the error of a fault that strikes here and now. */
export function injectFault(kernel: Kernel, shape: ServiceShape, scope: FaultScope): void {
  for (const [name, error] of INJECTED) strike(kernel, name, scope, () => error(shape, scope.service));
}

/** Throws, where `reply-lost` strikes: the operation has had its effect, and its caller does not hear of it. */
export function loseReply(kernel: Kernel, shape: ServiceShape, scope: FaultScope): void {
  strike(kernel, 'reply-lost', scope, () => internalError(shape));
}

function strike(kernel: Kernel, name: string, scope: FaultScope, error: () => ServiceError): void {
  if (!kernel.faults.strikes(name, scope)) return;
  kernel.journal.append({ kind: 'fault', atMs: kernel.clock.nowMs, name, ...scope });
  throw error();
}
