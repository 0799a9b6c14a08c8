import { bootstrap } from '../simulator/bootstrap.ts';
import { deployAssembly } from '../simulator/deploy-assembly.ts';
import { createRegion, type Region } from '../simulator/region.ts';
import { FleetSight } from '../story/fleet-sight.ts';
import { type Figure, figure } from './figure.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const NEXT = 3;

interface Measured {
  readonly cpuSeconds: number;
  readonly hours: number;
  readonly calls: number;
  readonly transitions: number;
  readonly failedRequests: number;
}

/**
 * Whole releases, stepped: build, canary, refresh of every instance, under traffic. The first pays for reading the code of
 * the functions it calls for the first time; the median of the next is what each further one costs.
 */
export async function steppedRelease(assembly: string, instances: number): Promise<Figure[]> {
  const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 2, 8) });
  await bootstrap(region);
  region.vendor.publishBaseImage({ announce: false });
  await deployAssembly(region, assembly);
  const sight = new FleetSight(region, 'web-prod');
  region.traffic.start({ listenerArn: sight.listenerArn(), requestsPerSecond: 200 });
  await region.run({ forMs: 20 * MINUTE_MS });
  const first = await measure(region, sight);
  const next: Measured[] = [];
  for (let count = 0; count < NEXT; count++) next.push(await measure(region, sight));
  const median = next.toSorted((left, right) => left.cpuSeconds - right.cpuSeconds)[(NEXT - 1) / 2] as Measured;
  return [
    figure(`stepped release of ${instances} instances, the first`, first.cpuSeconds, 's of one core'),
    figure(`stepped release of ${instances} instances, the next`, median.cpuSeconds, 's of one core', { atMost: 1 }),
    figure('memory, with the whole region', process.memoryUsage().rss / 2 ** 20, 'MiB', { atMost: 500 }),
    figure('length of the release in the region', median.hours, 'h'),
    figure('calls of the release', median.calls, 'calls'),
    figure(
      'failed requests',
      next.reduce((sum, { failedRequests }) => sum + failedRequests, first.failedRequests),
      'requests',
      { atMost: 0 },
    ),
    figure('state transitions of its deployment', median.transitions, 'transitions', { atMost: 40 }),
  ];
}

async function measure(region: Region, sight: FleetSight): Promise<Measured> {
  let transitions = 0;
  let calls = 0;
  const stop = region.journal.listen((entry) => {
    if (entry.kind === 'call') calls++;
    if (entry.kind !== 'transition' || entry.service !== 'sfn' || entry.detail?.['billed'] !== true) return;
    if (entry.resource.includes(':goldsmith-deploy-fleet:')) transitions++;
  });
  const failedBefore = region.traffic.totals().failed;
  const startMs = region.kernel.clock.nowMs;
  const startCpu = process.cpuUsage();
  region.vendor.publishBaseImage();
  await region.run({ forMs: 30 * MINUTE_MS });
  for (let minute = 0; minute < 12 * 60 && sight.running() > 0; minute++) await region.run({ forMs: MINUTE_MS });
  const cpu = process.cpuUsage(startCpu);
  stop();
  const [deployment] = sight.deployments();
  if (deployment?.state !== 'deployed') throw new Error(`cannot measure: the deployment ended ${deployment?.state}`);
  return {
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    hours: (region.kernel.clock.nowMs - startMs) / HOUR_MS,
    calls,
    transitions,
    failedRequests: region.traffic.totals().failed - failedBefore,
  };
}
