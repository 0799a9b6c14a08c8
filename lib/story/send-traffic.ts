import type { Region } from '../simulator/region.ts';

interface Rule {
  readonly Conditions: readonly { readonly Field: string; readonly Values: readonly string[] }[];
  readonly Actions: readonly { readonly Type: string }[];
}

/** What users ask for, by which one rule of a listener catches them. */
interface Users {
  readonly listenerArn: string;
  readonly host: string;
  readonly path: string;
}

/** Sends users by every rule that forwards, from when a stack has made it until a stack takes it away. */
export function sendTraffic(region: Region, requestsPerSecond: number): void {
  if (requestsPerSecond === 0) return;
  const flows = new Map<string, { stop(): void }>();
  region.journal.listen((entry) => {
    if (entry.kind !== 'transition' || entry.service !== 'cloudformation') return;
    if (entry.detail?.['type'] !== undefined || !entry.to.endsWith('_COMPLETE')) return;
    const wanted = new Map(forwardedUsers(region).map((users) => [JSON.stringify(users), users]));
    for (const [key, flow] of flows) {
      if (wanted.has(key)) continue;
      flow.stop();
      flows.delete(key);
    }
    for (const [key, users] of wanted) {
      if (!flows.has(key)) flows.set(key, region.traffic.start({ ...users, requestsPerSecond }));
    }
  });
}

function forwardedUsers(region: Region): Users[] {
  const call = (operation: string, input: object) => region.call('elastic-load-balancing-v2', operation, input);
  const balancers: { LoadBalancerArn: string }[] = call('DescribeLoadBalancers', {}).LoadBalancers;
  return balancers.flatMap(({ LoadBalancerArn }) => {
    const listeners: { ListenerArn: string }[] = call('DescribeListeners', { LoadBalancerArn }).Listeners;
    return listeners.flatMap(({ ListenerArn }) => {
      const rules: Rule[] = call('DescribeRules', { ListenerArn }).Rules;
      return rules
        .filter(({ Actions }) => Actions.some(({ Type }) => Type === 'forward'))
        .map((rule) => usersOf(ListenerArn, rule));
    });
  });
}

function usersOf(listenerArn: string, { Conditions }: Rule): Users {
  const example = (field: string) => {
    const pattern = Conditions.find(({ Field }) => Field === field)?.Values[0];
    // A word in the place of a star, so that no rule with a plain path catches them before.
    return pattern?.replaceAll('*', 'users').replaceAll('?', 'x');
  };
  return { listenerArn, host: example('host-header') ?? 'example.com', path: example('path-pattern') ?? '/' };
}
