// An event reaches a bus: it may be lost, doubled or late there, and then meets the bus's rules.

import type { ServiceContext } from '../../kernel/service.ts';
import { keepInArchives } from './archives.ts';
import type { BusEvent } from './bus-event.ts';
import { deliver } from './delivery.ts';
import { flatten } from './pattern/flatten.ts';
import { matches } from './pattern/match.ts';
import type { Bus, EventBridgeState } from './state.ts';

type Context = ServiceContext<EventBridgeState>;

/** Faults here are scoped by the event's source (service) and detail-type (operation). */
export function ingest(context: Context, bus: Bus, event: BusEvent): void {
  const { faults, clock } = context;
  const scope = { service: event.source, operation: event['detail-type'] };
  const tell = (to: string) => context.transition(`event/${event.id}`, 'emitted', to, scope);
  if (faults.strikes('event-lost', scope)) {
    tell('lost');
    return;
  }
  if (faults.strikes('event-late', scope)) {
    tell('late');
    clock.after(context.duration('events.late'), `late event ${event['detail-type']}`, () =>
      route(context, bus, event),
    );
  } else {
    route(context, bus, event);
  }
  if (faults.strikes('event-doubled', scope)) {
    tell('doubled');
    clock.after(context.duration('events.doubled'), `second event ${event['detail-type']}`, () =>
      route(context, bus, event),
    );
  }
}

/** `only`: a replay may be meant for some of the rules. */
export function route(context: Context, bus: Bus, event: BusEvent, only?: readonly string[]): void {
  const fields = flatten(event);
  keepInArchives(context, bus, { event, fields });
  for (const rule of bus.rules.values()) {
    if (only !== undefined && !only.includes(rule.arn)) continue;
    if (rule.enabled && rule.pattern !== undefined && matches(rule.pattern, fields)) deliver(context, rule, event);
  }
}
