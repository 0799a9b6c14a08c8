import { durations } from '../durations.ts';
import type { Caller } from '../kernel/caller.ts';
import { sampleMs } from '../kernel/distribution.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Route, UserRequest } from './route.ts';
import { Traffic } from './traffic.ts';
import type { Machines } from './world.ts';

export interface RegionTrafficParts {
  readonly kernel: Kernel;
  readonly world: Machines;
  readonly account: string;
  route(request: UserRequest): Route | undefined;
  call(service: string, operation: string, input: object, caller: Caller): unknown;
}

/** The users of a region, whose load balancer publishes what it counts as itself. */
export function regionTraffic({ kernel, world, account, route, call }: RegionTrafficParts): Traffic {
  const random = kernel.random.fork('traffic');
  const principal = 'elasticloadbalancing.amazonaws.com';
  const loadBalancing: Caller = {
    kind: 'service',
    account,
    arn: 'arn:aws:iam::aws:service/elasticloadbalancing.amazonaws.com',
    principal,
  };
  return new Traffic({
    clock: kernel.clock,
    random,
    journal: kernel.journal,
    world,
    route,
    publish: (MetricData) =>
      void call('cloudwatch', 'PutMetricData', { Namespace: 'AWS/ApplicationELB', MetricData }, loadBalancing),
    metricDelayMs: () => sampleMs(random, durations['cloudwatch.metric-delay']),
  });
}
