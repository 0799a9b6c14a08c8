// What happens to users' requests while nothing changes, in requests per second.

import type { Route, RoutedGroup } from './route.ts';
import type { Machines } from './world.ts';

export interface Latency {
  readonly median: number;
  readonly p95: number;
}

export interface GroupRates {
  readonly arn: string;
  /** All that the rule sends to the group. */
  readonly requests: number;
  readonly ok: number;
  readonly serverErrors: number;
  /** Connections refused, which users see as 502. */
  readonly refused: number;
  /** Connections without an answer, which users see as 504. */
  readonly silent: number;
  /** No target to send to: 503. */
  readonly unroutable: number;
  readonly failOpen: number;
  /** Answered requests per second by how long they take. */
  readonly latencies: ReadonlyMap<Latency, number>;
  readonly healthyHosts: number;
  readonly unhealthyHosts: number;
  /** Instances that get requests, each so many per second. */
  readonly routed: readonly string[];
  readonly perTarget: number;
}

export interface Rates {
  readonly loadBalancerArn: string;
  /** Requests that reach no load balancer, or that it answers itself. */
  readonly answeredByIt: { readonly ok: number; readonly failed: number; readonly serverErrors: number };
  readonly groups: readonly GroupRates[];
}

export function ratesOf(route: Route, requestsPerSecond: number, world: Machines): Rates {
  const { loadBalancerArn, status } = route;
  const none = { ok: 0, failed: 0, serverErrors: 0 };
  if (!route.active) return { loadBalancerArn, answeredByIt: { ...none, failed: requestsPerSecond }, groups: [] };
  if (status !== undefined) {
    const answeredByIt = {
      ok: status < 400 ? requestsPerSecond : 0,
      failed: status >= 400 ? requestsPerSecond : 0,
      serverErrors: status >= 500 ? requestsPerSecond : 0,
    };
    return { loadBalancerArn, answeredByIt, groups: [] };
  }
  const weights = route.groups.reduce((sum, { weight }) => sum + weight, 0);
  // With every weight at 0 the load balancer has nowhere to send to.
  if (weights === 0) {
    const answeredByIt = { ok: 0, failed: requestsPerSecond, serverErrors: requestsPerSecond };
    return { loadBalancerArn, answeredByIt, groups: route.groups.map((group) => groupRates(group, 0, world)) };
  }
  const groups = route.groups.map((group) => groupRates(group, (requestsPerSecond * group.weight) / weights, world));
  return { loadBalancerArn, answeredByIt: none, groups };
}

function groupRates(group: RoutedGroup, requests: number, world: Machines): GroupRates {
  const healthy = group.targets.filter(({ state }) => state === 'healthy');
  const registered = group.targets.filter(({ state }) => state === 'initial' || state === 'unhealthy');
  const routed = healthy.length > 0 ? healthy : registered;
  const perTarget = routed.length === 0 ? 0 : requests / routed.length;
  const sums = { ok: 0, serverErrors: 0, refused: 0, silent: 0 };
  const latencies = new Map<Latency, number>();
  for (const { id } of perTarget === 0 ? [] : routed) {
    const { outcome, errorRate, latencyMs } = world.users(id);
    if (outcome !== 'answered') {
      sums[outcome] += perTarget;
      continue;
    }
    sums.ok += perTarget * (1 - errorRate);
    sums.serverErrors += perTarget * errorRate;
    latencies.set(latencyMs, (latencies.get(latencyMs) ?? 0) + perTarget);
  }
  return {
    arn: group.arn,
    requests,
    ...sums,
    unroutable: routed.length === 0 ? requests : 0,
    failOpen: healthy.length === 0 && routed.length > 0 ? requests : 0,
    latencies,
    healthyHosts: healthy.length,
    unhealthyHosts: group.targets.filter(({ state }) => state === 'unhealthy').length,
    routed: routed.map(({ id }) => id),
    perTarget,
  };
}
