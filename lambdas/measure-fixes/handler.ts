// A version became golden, or a release ended: the parts of the way of each fix that have ended with it become metrics.

import { Logger } from '@aws-lambda-powertools/logger';
import { CloudWatchClient, type MetricDatum, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import * as z from 'zod';
import { logIds } from '../../lib/contract/log-ids.ts';
import { METRIC_NAMESPACE } from '../../lib/contract/names.ts';
import { type FixPart, type FixTimes, measureFixes, partsOf } from '../../lib/decisions/measure-fixes.ts';
import { fleetsOf } from '../plan-release/fleets-of.ts';
import { readFleet, readVersions, releaseStartedAt } from './ledger.ts';

const logger = new Logger();
const cloudwatch = new CloudWatchClient({});

const Told = z.object({
  time: z.string(),
  detail: z.object({ image: z.string(), version: z.string(), state: z.string() }),
});

const untilGolden: readonly FixPart[] = ['publishedToSeen', 'seenToDecided', 'decidedToStarted', 'startedToGolden'];
/** PutMetricData takes so many at once. */
const MOST_METRICS = 1000;

export async function handler(input: unknown): Promise<void> {
  const { time, detail } = Told.parse(input);
  const { image, version, state } = detail;
  const data = state === 'golden' ? await ofGolden(image, version) : await ofRelease(image, version);
  for (let from = 0; from < data.length; from += MOST_METRICS) {
    const MetricData = data.slice(from, from + MOST_METRICS).map((datum) => ({ ...datum, Timestamp: new Date(time) }));
    await cloudwatch.send(new PutMetricDataCommand({ Namespace: METRIC_NAMESPACE, MetricData }));
  }
  logger.info('measured', { ...logIds({ image, version }), state, metrics: data.length });
}

async function ofGolden(image: string, version: string): Promise<MetricDatum[]> {
  const fixes = measureFixes({ versions: await readVersions(image), fleets: [], waiting: [] });
  return fixes.filter((fix) => fix.version === version).flatMap((fix) => metricsOf(image, fix, untilGolden));
}

/** What reached its first or its last fleet since the release began. */
async function ofRelease(image: string, version: string): Promise<MetricDatum[]> {
  const since = await releaseStartedAt(image, version);
  if (since === undefined) return [];
  const fleets = await Promise.all((await fleetsOf(image)).map(readFleet));
  const fixes = measureFixes({ versions: await readVersions(image), fleets, waiting: [] });
  const within = (at: string | undefined) => at !== undefined && at >= since;
  return fixes.flatMap((fix) => [
    ...(within(fix.firstFleetAt) ? metricsOf(image, fix, ['goldenToFirstFleet']) : []),
    ...(within(fix.allFleetsAt) ? metricsOf(image, fix, ['goldenToAllFleets', 'publishedToAllFleets']) : []),
  ]);
}

function metricsOf(image: string, fix: FixTimes, wanted: readonly FixPart[]): MetricDatum[] {
  const parts = partsOf(fix);
  return wanted.flatMap((part) => {
    const seconds = parts[part];
    // A feed may date its notice later than we saw it.
    if (seconds === undefined || seconds < 0) return [];
    const MetricName = `${part.charAt(0).toUpperCase()}${part.slice(1)}`;
    return [{ MetricName, Unit: 'Seconds', Value: seconds, Dimensions: [{ Name: 'Image', Value: image }] }];
  });
}
