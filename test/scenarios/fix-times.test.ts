import { expect, test } from 'vitest';
import { METRIC_NAMESPACE } from '../../lib/contract/names.ts';
import { status } from '../../lib/operator/status.ts';
import { operate } from '../operator/operated-region.ts';
import { deployedRegion } from './deployed-region.ts';
import { nextRelease, settle, startUsers } from './deployments.ts';

const CVE = 'CVE-2026-31337';

test('from the publication of a fix to the fleet each part is timed, in the status and as metrics', async () => {
  const region = await deployedRegion();
  startUsers(region);
  await settle(region);
  const publishedMs = region.kernel.clock.nowMs;
  region.vendor.publishAdvisory({ package: 'openssl', cves: [CVE], severity: 'high', knownExploited: true });
  await nextRelease(region);
  // Metrics are shown a while after they were put.
  await region.run({ forMs: 10 * 60_000 });

  const { act, said } = operate(region);
  await act((operator) => status(operator));
  const fix = said.find((message) => message.event === 'fix');
  expect(fix).toMatchObject({ image: 'web', cves: [CVE], state: 'done' });
  // The feed says minutes only.
  expect(Math.abs(Date.parse(fix?.publishedAt ?? '') - publishedMs)).toBeLessThanOrEqual(60_000);
  const parts = Object.entries(fix?.parts ?? {});
  expect(parts.map(([part]) => part).sort()).toEqual([
    'decidedToStarted',
    'goldenToAllFleets',
    'goldenToFirstFleet',
    'publishedToAllFleets',
    'publishedToSeen',
    'seenToDecided',
    'startedToGolden',
  ]);

  for (const [part, seconds] of parts) {
    const MetricName = `${part.charAt(0).toUpperCase()}${part.slice(1)}`;
    const { Datapoints } = region.call('cloudwatch', 'GetMetricStatistics', {
      Namespace: METRIC_NAMESPACE,
      MetricName,
      Dimensions: [{ Name: 'Image', Value: 'web' }],
      StartTime: new Date(publishedMs),
      EndTime: new Date(region.kernel.clock.nowMs),
      Period: 86_400,
      Statistics: ['Maximum', 'SampleCount'],
    });
    expect([MetricName, Datapoints]).toEqual([
      MetricName,
      [expect.objectContaining({ Maximum: seconds, SampleCount: 1 })],
    ]);
  }
}, 120_000);
