// Tells services of events and of each other's changes of state, and the journal of both.

import type { Kernel } from './kernel/kernel.ts';
import type { RegionEvent, ServiceContext, ServiceDefinition } from './kernel/service.ts';

interface Listener {
  readonly definition: ServiceDefinition;
  readonly context: ServiceContext;
}

export interface Change {
  readonly service: string;
  readonly resource: string;
  readonly from: string | undefined;
  readonly to: string;
  readonly detail: Record<string, unknown> | undefined;
}

export class Announcer {
  readonly #kernel: Kernel;
  readonly #account: string;
  readonly #toEvents: Listener[] = [];
  readonly #toTransitions: Listener[] = [];

  constructor(kernel: Kernel, account: string) {
    this.#kernel = kernel;
    this.#account = account;
  }

  add(listener: Listener): void {
    if (listener.definition.onEvent !== undefined) this.#toEvents.push(listener);
    if (listener.definition.onTransition !== undefined) this.#toTransitions.push(listener);
  }

  /** Services hear of an event once what caused it has ended, at the same moment. */
  emit(event: RegionEvent): void {
    const { clock, ids, journal } = this.#kernel;
    const full = {
      source: event.source,
      detailType: event.detailType,
      resources: event.resources ?? [],
      detail: event.detail,
      id: event.id ?? ids.uuid(),
      account: event.account ?? this.#account,
      time: new Date(clock.nowMs).toISOString().replace(/\.\d+Z$/, 'Z'),
    };
    const { source, id, detail } = full;
    journal.append({ kind: 'event', atMs: clock.nowMs, source, type: full.detailType, id, detail });
    clock.after(0, `event ${full.detailType}`, () => {
      for (const { definition, context } of this.#toEvents) definition.onEvent?.(full, context);
    });
  }

  /** Services hear of a change as it happens. */
  transition({ detail, ...change }: Change): void {
    const base = { kind: 'transition' as const, atMs: this.#kernel.clock.nowMs, ...change };
    const entry = detail === undefined ? base : { ...base, detail };
    this.#kernel.journal.append(entry);
    for (const { definition, context } of this.#toTransitions) definition.onTransition?.(entry, context);
  }
}
