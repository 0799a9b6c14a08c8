// Faults that strike any call, whatever the operation.

import type { FaultScope } from './kernel/faults.ts';
import type { Kernel } from './kernel/kernel.ts';
import { ServiceError } from './kernel/service-error.ts';
import type { ServiceShape } from './wire/shape.ts';

const INJECTED: readonly [string, (shape: ServiceShape) => ServiceError][] = [
  [
    'throttling',
    (shape) =>
      shape.protocol === 'ec2'
        ? new ServiceError('RequestLimitExceeded', 'Request limit exceeded.', { statusCode: 503 })
        : new ServiceError(shape.protocol === 'query' ? 'Throttling' : 'ThrottlingException', 'Rate exceeded'),
  ],
  [
    'internal-error',
    (shape) =>
      new ServiceError(
        shape.protocol === 'ec2' ? 'InternalError' : 'InternalFailure',
        'An internal error has occurred',
        {
          statusCode: 500,
        },
      ),
  ],
];

/** Throws the error of a fault that strikes here and now. */
export function injectFault(kernel: Kernel, shape: ServiceShape, scope: FaultScope): void {
  for (const [name, error] of INJECTED) {
    if (!kernel.faults.strikes(name, scope)) continue;
    kernel.journal.append({ kind: 'fault', atMs: kernel.clock.nowMs, name, ...scope });
    throw error(shape);
  }
}
