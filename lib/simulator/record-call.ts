import type { Kernel } from './kernel/kernel.ts';
import type { Permission } from './kernel/service.ts';
import type { ServiceError } from './kernel/service-error.ts';

interface Call {
  /** ARN of who asked. */
  readonly caller: string;
  readonly service: string;
  readonly operation: string;
  /** What was judged; the last one is what was denied, if anything was. */
  readonly needed: readonly Permission[];
  readonly error?: ServiceError;
}

export function recordCall({ journal, clock }: Kernel, { caller, service, operation, needed, error }: Call): void {
  journal.append({
    kind: 'call',
    atMs: clock.nowMs,
    caller,
    service,
    operation,
    actions: needed.map(({ action }) => action),
    resources: needed.map(({ resource }) => resource),
    outcome: error?.code ?? 'ok',
    ...(error === undefined ? {} : { message: error.message }),
  });
}
