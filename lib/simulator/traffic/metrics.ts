// A minute's counts as AWS/ApplicationELB metrics: no data point for a count of zero, nothing without traffic.

import type { Random } from '../kernel/random.ts';
import type { GroupTally, settle, Tally } from './tally.ts';

interface Dimension {
  readonly Name: string;
  readonly Value: string;
}

export interface Datum {
  readonly MetricName: string;
  readonly Dimensions: readonly Dimension[];
  readonly Timestamp: Date;
  readonly Unit: string;
  readonly Value?: number;
  readonly Values?: readonly number[];
  readonly Counts?: readonly number[];
  readonly StatisticValues?: { SampleCount: number; Sum: number; Minimum: number; Maximum: number };
}

export type Settled = ReturnType<typeof settle>;

export interface Minute {
  readonly loadBalancerArn: string;
  readonly startMs: number;
  readonly tally: Tally;
  readonly groups: ReadonlyMap<string, Settled>;
}

export function metricsOf(minute: Minute, random: Random): Datum[] {
  const loadBalancer = { Name: 'LoadBalancer', Value: minute.loadBalancerArn.split(':loadbalancer/')[1] as string };
  const Timestamp = new Date(minute.startMs);
  const data: Datum[] = [];
  const put = (MetricName: string, Value: number, ...Dimensions: Dimension[]) => {
    if (Value > 0) data.push({ MetricName, Dimensions, Timestamp, Unit: 'Count', Value });
  };
  const total = { requests: 0, ok: 0, serverErrors: 0, refused: 0, silent: 0, unroutable: 0 };
  for (const [arn, counts] of minute.groups) {
    const group = { Name: 'TargetGroup', Value: arn.split(':').at(-1) as string };
    const tally = minute.tally.groups.get(arn) as GroupTally;
    for (const name of Object.keys(total) as (keyof typeof total)[]) total[name] += counts[name];
    put('RequestCount', counts.requests - counts.unroutable, group, loadBalancer);
    put('HTTPCode_Target_2XX_Count', counts.ok, group, loadBalancer);
    put('HTTPCode_Target_5XX_Count', counts.serverErrors, group, loadBalancer);
    put('TargetConnectionErrorCount', counts.refused + counts.silent, group, loadBalancer);
    put('UnhealthyRoutingRequestCount', counts.failOpen, group, loadBalancer);
    put('RequestCountPerTarget', counts.requests / Math.max(1, tally.healthy.last), group);
    const hosts = { Timestamp, Unit: 'Count', Dimensions: [group, loadBalancer] };
    if (tally.healthy.max + tally.unhealthy.max > 0) {
      data.push({ MetricName: 'HealthyHostCount', ...hosts, StatisticValues: hostStatistics(tally.healthy) });
      data.push({ MetricName: 'UnHealthyHostCount', ...hosts, StatisticValues: hostStatistics(tally.unhealthy) });
    }
    const times = responseTimes(tally, random);
    if (times.Values.length > 0) {
      const time = { MetricName: 'TargetResponseTime', Timestamp, Unit: 'Seconds', ...times };
      data.push({ ...time, Dimensions: [group, loadBalancer] }, { ...time, Dimensions: [loadBalancer] });
    }
  }
  const own = Math.round(minute.tally.serverErrors);
  put('RequestCount', total.requests, loadBalancer);
  put('HTTPCode_Target_2XX_Count', total.ok, loadBalancer);
  put('HTTPCode_Target_5XX_Count', total.serverErrors, loadBalancer);
  put('TargetConnectionErrorCount', total.refused + total.silent, loadBalancer);
  put('HTTPCode_ELB_502_Count', total.refused, loadBalancer);
  put('HTTPCode_ELB_503_Count', total.unroutable + own, loadBalancer);
  put('HTTPCode_ELB_504_Count', total.silent, loadBalancer);
  put('HTTPCode_ELB_5XX_Count', total.refused + total.unroutable + total.silent + own, loadBalancer);
  return data;
}

function hostStatistics({ min, max, last }: GroupTally['healthy']) {
  return min === max
    ? { SampleCount: 1, Sum: last, Minimum: min, Maximum: max }
    : { SampleCount: 3, Sum: min + max + last, Minimum: min, Maximum: max };
}

// Quantiles of the standard normal distribution, closer to each other in the upper tail, with the share that each stands for.
const BODY = Array.from({ length: 15 }, (_, i) => ({ share: 0.06, z: normalQuantile(0.9 * ((i + 0.5) / 15)) }));
const TAIL = Array.from({ length: 10 }, (_, i) => ({ share: 0.01, z: normalQuantile(0.9 + (i + 0.5) / 100) }));
const QUANTILES = [...BODY, ...TAIL];
const MOST_MIXES = 3;

/** Response times in seconds as values and counts, log-normal by median and 95th percentile. */
function responseTimes(tally: GroupTally, random: Random): { Values: number[]; Counts: number[] } {
  const Values: number[] = [];
  const Counts: number[] = [];
  const mixes = [...tally.latencies.values()].sort((a, b) => b.count - a.count).slice(0, MOST_MIXES);
  for (const { latency, count } of mixes) {
    if (count <= 0) continue;
    const sigma = Math.log(latency.p95 / latency.median) / 1.6449;
    const shift = 1 + (0.5 * sigma * random.normal()) / Math.sqrt(count);
    for (const { share, z } of QUANTILES) {
      Values.push((latency.median * shift * Math.exp(sigma * z)) / 1000);
      Counts.push(share * count);
    }
  }
  return { Values, Counts };
}

/** Inverse of the normal distribution by bisection of a logistic approximation's refinement; exact enough for bins. */
function normalQuantile(share: number): number {
  let low = -6;
  let high = 6;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (normalShare(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Abramowitz and Stegun 26.2.17. */
function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly;
  return z >= 0 ? 1 - tail : tail;
}
