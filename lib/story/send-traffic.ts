import type { Region } from '../simulator/region.ts';

interface Rule {
  readonly Actions: readonly { readonly Type: string }[];
}

/** Sends users to each listener as soon as a stack has made a rule on it that forwards. */
export function sendTraffic(region: Region, requestsPerSecond: number): void {
  if (requestsPerSecond === 0) return;
  const visited = new Set<string>();
  region.journal.listen((entry) => {
    if (entry.kind !== 'transition' || entry.service !== 'cloudformation') return;
    if (entry.detail?.['type'] !== undefined || !/^(CREATE|UPDATE)_COMPLETE$/.test(entry.to)) return;
    for (const listenerArn of forwardingListeners(region)) {
      if (visited.has(listenerArn)) continue;
      visited.add(listenerArn);
      region.traffic.start({ listenerArn, requestsPerSecond });
    }
  });
}

function forwardingListeners(region: Region): string[] {
  const call = (operation: string, input: object) => region.call('elastic-load-balancing-v2', operation, input);
  const balancers: { LoadBalancerArn: string }[] = call('DescribeLoadBalancers', {}).LoadBalancers;
  return balancers.flatMap(({ LoadBalancerArn }) => {
    const listeners: { ListenerArn: string }[] = call('DescribeListeners', { LoadBalancerArn }).Listeners;
    return listeners
      .filter(({ ListenerArn }) => {
        const rules: Rule[] = call('DescribeRules', { ListenerArn }).Rules;
        return rules.some(({ Actions }) => Actions.some(({ Type }) => Type === 'forward'));
      })
      .map(({ ListenerArn }) => ListenerArn);
  });
}
