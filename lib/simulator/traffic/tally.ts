// What has been counted since the last full minute, per target group and for the load balancer's own answers.

import type { Random } from '../kernel/random.ts';
import type { GroupRates, Latency, Rates } from './rates.ts';

export interface GroupTally {
  requests: number;
  ok: number;
  serverErrors: number;
  refused: number;
  silent: number;
  unroutable: number;
  failOpen: number;
  readonly latencies: Map<string, { readonly latency: Latency; count: number }>;
  healthy: { min: number; max: number; last: number };
  unhealthy: { min: number; max: number; last: number };
}

export interface Tally {
  ok: number;
  failed: number;
  serverErrors: number;
  readonly groups: Map<string, GroupTally>;
}

export const newTally = (): Tally => ({ ok: 0, failed: 0, serverErrors: 0, groups: new Map() });

const newGroupTally = (rates: GroupRates): GroupTally => ({
  requests: 0,
  ok: 0,
  serverErrors: 0,
  refused: 0,
  silent: 0,
  unroutable: 0,
  failOpen: 0,
  latencies: new Map(),
  healthy: { min: rates.healthyHosts, max: rates.healthyHosts, last: rates.healthyHosts },
  unhealthy: { min: rates.unhealthyHosts, max: rates.unhealthyHosts, last: rates.unhealthyHosts },
});

const COUNTED = ['requests', 'ok', 'serverErrors', 'refused', 'silent', 'unroutable', 'failOpen'] as const;

/** Counts a stretch of time during which the rates held. */
export function count(tally: Tally, rates: Rates, seconds: number): void {
  tally.ok += rates.answeredByIt.ok * seconds;
  tally.failed += rates.answeredByIt.failed * seconds;
  tally.serverErrors += rates.answeredByIt.serverErrors * seconds;
  for (const group of rates.groups) {
    const held = tally.groups.get(group.arn) ?? newGroupTally(group);
    tally.groups.set(group.arn, held);
    for (const name of COUNTED) held[name] += group[name] * seconds;
    for (const [latency, rate] of group.latencies) {
      const key = `${latency.median}/${latency.p95}`;
      const entry = held.latencies.get(key) ?? { latency, count: 0 };
      held.latencies.set(key, entry);
      entry.count += rate * seconds;
    }
    see(held.healthy, group.healthyHosts);
    see(held.unhealthy, group.unhealthyHosts);
  }
}

function see(hosts: GroupTally['healthy'], value: number): void {
  hosts.min = Math.min(hosts.min, value);
  hosts.max = Math.max(hosts.max, value);
  hosts.last = value;
}

/** Requests that were under way when their instance went: they end as 502. */
export function loseInFlight(tally: Tally, groupArn: string, requests: number): void {
  const held = tally.groups.get(groupArn);
  if (held === undefined) return;
  const lost = Math.min(requests, held.ok);
  held.ok -= lost;
  held.refused += lost;
}

/** Whole requests of a group, its server errors drawn by chance around what is expected. */
export function settle(group: GroupTally, random: Random): Omit<GroupTally, 'latencies' | 'healthy' | 'unhealthy'> {
  const refused = Math.round(group.refused);
  const silent = Math.round(group.silent);
  const unroutable = Math.round(group.unroutable);
  const answered = Math.max(0, Math.round(group.requests) - refused - silent - unroutable);
  const share = group.serverErrors / Math.max(1e-9, group.ok + group.serverErrors);
  const serverErrors = binomial(answered, share, random);
  return {
    requests: answered + refused + silent + unroutable,
    ok: answered - serverErrors,
    serverErrors,
    refused,
    silent,
    unroutable,
    failOpen: Math.round(group.failOpen),
  };
}

const SMALL = 30;

function binomial(n: number, p: number, random: Random): number {
  if (n === 0 || p <= 0) return 0;
  if (p >= 1) return n;
  const mean = n * p;
  if (mean > SMALL && n - mean > SMALL) {
    const drawn = Math.round(mean + Math.sqrt(mean * (1 - p)) * random.normal());
    return Math.max(0, Math.min(n, drawn));
  }
  if (p > 0.5) return n - binomial(n, 1 - p, random);
  // Few are expected: the waiting times between them are geometric.
  let drawn = 0;
  let at = 0;
  for (;;) {
    at += 1 + Math.floor(Math.log(1 - random.next()) / Math.log(1 - p));
    if (at > n) return drawn;
    drawn++;
  }
}
