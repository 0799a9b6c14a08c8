import { bootstrap } from '../../lib/simulator/bootstrap.ts';
import { deployAssembly } from '../../lib/simulator/deploy-assembly.ts';
import type { Fault } from '../../lib/simulator/kernel/faults.ts';
import { Random } from '../../lib/simulator/kernel/random.ts';
import { createRegion, type Region } from '../../lib/simulator/region.ts';
import { FleetSight } from '../../lib/story/fleet-sight.ts';
import { breachesAtRest } from './laws.ts';

const MINUTE_MS = 60_000;

/** What may strike, at most so often. */
const FAULTS: readonly Fault[] = [
  { name: 'throttling', rate: 0.02 },
  { name: 'internal-error', rate: 0.01 },
  { name: 'event-lost', rate: 0.5 },
  { name: 'event-doubled', rate: 0.5 },
  { name: 'image-builder-failure', rate: 0.3 },
  { name: 'insufficient-instance-capacity', rate: 0.1 },
  { name: 'command-lost', rate: 0.2 },
  { name: 'lambda-crash', rate: 0.05 },
];

export interface SoakResult {
  readonly seed: number;
  readonly faults: readonly string[];
  readonly breaches: readonly string[];
}

/** One region, two releases under faults that the seed picks, one of them bad; then rest, then the laws. */
export async function soakSeed(assembly: string, seed: number): Promise<SoakResult> {
  const random = new Random(`soak ${seed}`);
  const region = createRegion({ seed, startMs: Date.UTC(2026, 10, 2, 8) });
  await bootstrap(region);
  region.vendor.publishBaseImage({ announce: false });
  await deployAssembly(region, assembly);
  const sight = new FleetSight(region, 'web-prod');
  region.traffic.start({ listenerArn: sight.listenerArn(), requestsPerSecond: 200 });
  await region.run({ forMs: 20 * MINUTE_MS });

  const denied: string[] = [];
  region.journal.listen((entry) => {
    if (entry.kind !== 'call' || !/AccessDenied|UnauthorizedOperation/.test(entry.outcome)) return;
    denied.push(`${entry.service} ${entry.operation} was denied: ${entry.message}`);
  });
  const faults = FAULTS.filter(() => random.next() < 0.5).map(({ name, rate }) => ({
    name,
    rate: rate * random.next(),
  }));
  for (const fault of faults) region.faults.switchOn(fault);
  const behaviours = [{}, { errorRate: 0.03 }].sort(() => random.next() - 0.5);
  for (const behaviour of behaviours) {
    region.vendor.publishBaseImage({ behaviour });
    await region.run({ forMs: random.integer(30, 240) * MINUTE_MS });
  }
  for (const { name } of faults) region.faults.switchOff(name);
  await rest(region, sight);
  return { seed, faults: faults.map(({ name }) => name), breaches: [...breachesAtRest(region, sight), ...denied] };
}

/** Until nothing of ours has run for an hour, a day at most. */
async function rest(region: Region, sight: FleetSight): Promise<void> {
  let quiet = 0;
  for (let minute = 0; minute < 24 * 60 && quiet < 60; minute++) {
    await region.run({ forMs: MINUTE_MS });
    quiet = sight.running() === 0 ? quiet + 1 : 0;
  }
}
