import { bootstrap } from '../simulator/bootstrap.ts';
import { deployAssembly } from '../simulator/deploy-assembly.ts';
import { createRegion } from '../simulator/region.ts';
import { FleetSight } from '../story/fleet-sight.ts';
import { type Figure, figure } from './figure.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** A whole release, stepped: build, canary, refresh of every instance, under traffic. */
export async function steppedRelease(assembly: string, instances: number): Promise<Figure[]> {
  const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 2, 8) });
  await bootstrap(region);
  region.vendor.publishBaseImage({ announce: false });
  await deployAssembly(region, assembly);
  const sight = new FleetSight(region, 'web-prod');
  region.traffic.start({ listenerArn: sight.listenerArn(), requestsPerSecond: 200 });
  await region.run({ forMs: 20 * MINUTE_MS });

  let transitions = 0;
  let calls = 0;
  const stop = region.journal.listen((entry) => {
    if (entry.kind === 'call') calls++;
    if (entry.kind !== 'transition' || entry.service !== 'sfn' || entry.detail?.['billed'] !== true) return;
    if (entry.resource.includes(':goldsmith-deploy-fleet:')) transitions++;
  });
  const before = region.traffic.totals();
  const startMs = region.kernel.clock.nowMs;
  const startCpu = process.cpuUsage();
  region.vendor.publishBaseImage();
  await region.run({ forMs: 30 * MINUTE_MS });
  for (let hours = 0; hours < 12 && sight.running() > 0; hours++) {
    for (let minute = 0; minute < 60 && sight.running() > 0; minute++) await region.run({ forMs: MINUTE_MS });
  }
  const cpu = process.cpuUsage(startCpu);
  const after = region.traffic.totals();
  stop();
  const [deployment] = sight.deployments();
  if (deployment?.state !== 'deployed') throw new Error(`cannot measure: the deployment ended ${deployment?.state}`);
  return [
    figure(`stepped release of ${instances} instances`, (cpu.user + cpu.system) / 1e6, 's of one core', 1),
    figure('its memory, with the whole region', process.memoryUsage().rss / 2 ** 20, 'MiB', 500),
    figure('its length in the region', (region.kernel.clock.nowMs - startMs) / HOUR_MS, 'h'),
    figure('its calls', calls, 'calls'),
    figure('its failed requests', after.failed - before.failed, 'requests', 0),
    figure('state transitions of its deployment', transitions, 'transitions', 40),
  ];
}
