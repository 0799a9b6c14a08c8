// Users' requests. They are not sent one by one: between two changes each request's fate is a rate, and a stretch of time is
// counted at once. A change is a transition of a target, an instance or a rule, or a machine's own next moment.

import type { Clock, Entry } from '../kernel/clock.ts';
import type { Journal, JournalEntry } from '../kernel/journal.ts';
import type { Random } from '../kernel/random.ts';
import { type Datum, metricsOf, type Settled } from './metrics.ts';
import { type Rates, ratesOf } from './rates.ts';
import type { Route, UserRequest } from './route.ts';
import { count, loseInFlight, newTally, settle, type Tally } from './tally.ts';
import type { Machines } from './world.ts';

export interface TrafficParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly journal: Journal;
  readonly world: Machines;
  /** Where the load balancer sends a request now; undefined when there is no such listener. */
  route(request: UserRequest): Route | undefined;
  /** Publishes a minute's metrics, as the load balancer does. */
  publish(data: readonly Datum[]): void;
  /** How long after its minute a data point can be read, in milliseconds. */
  metricDelayMs(): number;
}

export interface TrafficOptions {
  readonly listenerArn: string;
  readonly requestsPerSecond: number;
  /** `example.com` when absent. */
  readonly host?: string;
  /** `/` when absent. */
  readonly path?: string;
}

export interface Counts {
  served: number;
  failed: number;
}

const MINUTE_MS = 60_000;

/** Users of one listener. */
export class Traffic {
  readonly #parts: TrafficParts;
  readonly #flows: Flow[] = [];

  constructor(parts: TrafficParts) {
    this.#parts = parts;
  }

  start(options: TrafficOptions): Flow {
    const flow = new Flow(this.#parts, options);
    this.#flows.push(flow);
    return flow;
  }

  /** Of all flows since the start: how users' requests ended. */
  totals(): Counts {
    return sum(this.#flows.map((flow) => flow.totals()));
  }

  /** By the ARN of the target group that the requests were sent to. */
  byTargetGroup(): Map<string, Counts> {
    const groups = new Map<string, Counts>();
    for (const flow of this.#flows) {
      for (const [arn, counts] of flow.byTargetGroup()) groups.set(arn, sum([groups.get(arn), counts]));
    }
    return groups;
  }
}

function sum(counts: readonly (Counts | undefined)[]): Counts {
  const total = { served: 0, failed: 0 };
  for (const one of counts) {
    total.served += one?.served ?? 0;
    total.failed += one?.failed ?? 0;
  }
  return total;
}

export class Flow {
  readonly #parts: TrafficParts;
  readonly #request: UserRequest;
  readonly #own: Counts = { served: 0, failed: 0 };
  readonly #settled = new Map<string, Counts>();
  readonly #deaf: () => void;
  #requestsPerSecond: number;
  #rates: Rates;
  #routed = new Set<string>();
  #groups = new Set<string>();
  #tally: Tally = newTally();
  #countedMs: number;
  #minuteMs: number;
  #minute: Entry | undefined;
  #replan: Entry | undefined;
  #moment: Entry | undefined;
  #stopped = false;

  constructor(parts: TrafficParts, options: TrafficOptions) {
    this.#parts = parts;
    this.#request = {
      listenerArn: options.listenerArn,
      host: options.host ?? 'example.com',
      path: options.path ?? '/',
    };
    this.#requestsPerSecond = options.requestsPerSecond;
    this.#countedMs = parts.clock.nowMs;
    this.#minuteMs = Math.floor(parts.clock.nowMs / MINUTE_MS) * MINUTE_MS;
    const rates = this.#plan();
    if (rates === undefined) {
      throw new Error(`cannot send requests to "${options.listenerArn}": there is no such listener`);
    }
    this.#rates = rates;
    this.#deaf = parts.journal.listen((entry) => this.#hear(entry));
    parts.world.onChange(() => this.#change());
    this.#awaitMinute();
  }

  set requestsPerSecond(value: number) {
    this.#requestsPerSecond = value;
    this.#change();
  }

  stop(): void {
    if (this.#stopped) return;
    this.#count();
    this.#endMinute();
    this.#stopped = true;
    this.#deaf();
    for (const entry of [this.#minute, this.#replan, this.#moment]) this.#parts.clock.cancel(entry);
  }

  totals(): Counts {
    const groups = [...this.byTargetGroup().values()];
    const served = this.#own.served + Math.round(this.#tally.ok);
    const failed = this.#own.failed + Math.round(this.#tally.failed);
    return sum([...groups, { served, failed }]);
  }

  byTargetGroup(): Map<string, Counts> {
    this.#count();
    const counts = new Map([...this.#settled].map(([arn, held]) => [arn, { ...held }]));
    for (const [arn, tally] of this.#tally.groups) {
      const failed = tally.serverErrors + tally.refused + tally.silent + tally.unroutable;
      const part = { served: Math.round(tally.ok), failed: Math.round(failed) };
      counts.set(arn, sum([counts.get(arn), part]));
    }
    return counts;
  }

  #hear(entry: JournalEntry): void {
    if (entry.kind !== 'transition') return;
    if (entry.service === 'ec2') {
      if (!this.#routed.has(entry.resource)) return;
      if (entry.from === 'running') this.#loseInFlight(entry.resource);
      this.#change();
    } else if (entry.service === 'elastic-load-balancing-v2') {
      const groupArn = entry.detail?.['targetGroupArn'];
      if (groupArn === undefined || this.#groups.has(groupArn as string)) this.#change();
    }
  }

  /** Counts up to now by the old rates; the new ones are read once everything of this moment has happened. */
  #change(): void {
    if (this.#stopped) return;
    this.#count();
    const { clock } = this.#parts;
    if (this.#replan !== undefined) return;
    this.#replan = clock.after(0, 'traffic changes', () => {
      this.#replan = undefined;
      const rates = this.#plan();
      // A listener that is gone does not come back under its name: its users are gone, too.
      if (rates === undefined) this.stop();
      else this.#rates = rates;
    });
  }

  #plan(): Rates | undefined {
    const { clock, world } = this.#parts;
    const route = this.#parts.route(this.#request);
    if (route === undefined) return undefined;
    const rates = ratesOf(route, this.#requestsPerSecond, world);
    this.#groups = new Set(rates.groups.map(({ arn }) => arn));
    this.#routed = new Set(rates.groups.flatMap(({ routed }) => routed));
    let nextMs = Number.POSITIVE_INFINITY;
    for (const id of this.#routed) nextMs = Math.min(nextMs, world.changesAtMs(id) ?? Number.POSITIVE_INFINITY);
    clock.cancel(this.#moment);
    this.#moment = Number.isFinite(nextMs) ? clock.at(nextMs, 'a machine changes', () => this.#change()) : undefined;
    return rates;
  }

  #count(): void {
    const { nowMs } = this.#parts.clock;
    if (this.#stopped || nowMs === this.#countedMs) return;
    count(this.#tally, this.#rates, (nowMs - this.#countedMs) / 1000);
    this.#countedMs = nowMs;
  }

  #loseInFlight(id: string): void {
    this.#count();
    for (const { arn, routed, perTarget, latencies } of this.#rates.groups) {
      const [latency] = latencies.keys();
      if (routed.includes(id) && latency !== undefined) {
        loseInFlight(this.#tally, arn, (perTarget * latency.median) / 1000);
      }
    }
  }

  #awaitMinute(): void {
    this.#minute = this.#parts.clock.at(this.#minuteMs + MINUTE_MS, 'traffic minute', () => {
      this.#count();
      this.#endMinute();
      this.#minuteMs += MINUTE_MS;
      this.#awaitMinute();
    });
  }

  #endMinute(): void {
    const { clock, random } = this.#parts;
    const tally = this.#tally;
    this.#tally = newTally();
    const groups = new Map<string, Settled>();
    for (const [arn, held] of tally.groups) {
      const counts = settle(held, random);
      groups.set(arn, counts);
      const failed = counts.requests - counts.ok;
      this.#settled.set(arn, sum([this.#settled.get(arn), { served: counts.ok, failed }]));
    }
    this.#own.served += Math.round(tally.ok);
    this.#own.failed += Math.round(tally.failed);
    const { loadBalancerArn } = this.#rates;
    const data = metricsOf({ loadBalancerArn, startMs: this.#minuteMs, tally, groups }, random);
    if (data.length === 0) return;
    clock.after(this.#parts.metricDelayMs(), 'load balancer metrics', () => this.#parts.publish(data));
  }
}
