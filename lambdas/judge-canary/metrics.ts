// What CloudWatch shows of both target groups, minute by minute.

import { CloudWatchClient, type MetricDataQuery, paginateGetMetricData } from '@aws-sdk/client-cloudwatch';
import type { FleetSettings } from '../../lib/contract/settings.ts';
import type { Minute, SideOfMinute } from '../../lib/decisions/judge-canary.ts';

const client = new CloudWatchClient({});

const wanted = [
  ['requests', 'RequestCount', 'Sum'],
  ['answered5xx', 'HTTPCode_Target_5XX_Count', 'Sum'],
  // The balancer answers for these with 502, which is counted for the balancer alone and for no target group.
  ['refused', 'TargetConnectionErrorCount', 'Sum'],
  ['latency', 'TargetResponseTime', 'p95'],
] as const;

type Series = Map<number, number>;

/** From the minute that holds `sinceMs` up to the last whole one. */
export async function readMinutes(fleet: FleetSettings, sinceMs: number, toMs: number): Promise<Minute[]> {
  const fromMs = Math.floor(sinceMs / 60_000) * 60_000;
  const series = new Map<string, Series>();
  const input = {
    StartTime: new Date(fromMs),
    EndTime: new Date(toMs),
    ScanBy: 'TimestampAscending' as const,
    MetricDataQueries: [
      ...queries('canary', fleet.loadBalancerFullName, fleet.canaryTargetGroupFullName),
      ...queries('baseline', fleet.loadBalancerFullName, fleet.targetGroupFullName),
    ],
  };
  for await (const page of paginateGetMetricData({ client }, input)) {
    for (const { Id = '', Timestamps = [], Values = [] } of page.MetricDataResults ?? []) {
      const points = series.get(Id) ?? new Map<number, number>();
      Timestamps.forEach((time, index) => {
        points.set(time.getTime(), Values[index] ?? 0);
      });
      series.set(Id, points);
    }
  }
  const minutes: Minute[] = [];
  for (let startMs = fromMs; startMs + 60_000 <= toMs; startMs += 60_000) {
    minutes.push({ startMs, canary: side(series, 'canary', startMs), baseline: side(series, 'baseline', startMs) });
  }
  return minutes;
}

function queries(side: string, loadBalancer: string, targetGroup: string): MetricDataQuery[] {
  const Dimensions = [
    { Name: 'LoadBalancer', Value: loadBalancer },
    { Name: 'TargetGroup', Value: targetGroup },
  ];
  return wanted.map(([name, MetricName, Stat]) => ({
    Id: `${side}_${name}`,
    MetricStat: { Metric: { Namespace: 'AWS/ApplicationELB', MetricName, Dimensions }, Period: 60, Stat },
  }));
}

/** A minute is there when its requests are: errors are shown only where there are some. */
function side(series: Map<string, Series>, name: string, startMs: number): SideOfMinute | undefined {
  const value = (metric: string) => series.get(`${name}_${metric}`)?.get(startMs);
  const requests = value('requests');
  if (requests === undefined) return undefined;
  const errors = (value('answered5xx') ?? 0) + (value('refused') ?? 0);
  return { requests, errors: Math.min(errors, requests), latencySeconds: value('latency') };
}
