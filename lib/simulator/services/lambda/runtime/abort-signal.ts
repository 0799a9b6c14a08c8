import type { ProgramTime } from '../../../kernel/program-time.ts';

/** `AbortSignal` whose timeouts are timers of the program. */
export function abortSignalOf(timers: ProgramTime['timers']): typeof AbortSignal {
  const timeout = (delayMs: number) => {
    const controller = new AbortController();
    const reason = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    timers.after(() => controller.abort(reason), delayMs);
    return controller.signal;
  };
  return new Proxy(AbortSignal, {
    get: (target, name, receiver) => (name === 'timeout' ? timeout : Reflect.get(target, name, receiver)),
  });
}
