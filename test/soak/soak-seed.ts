import { bootstrap } from '../../lib/simulator/bootstrap.ts';
import { deployAssembly } from '../../lib/simulator/deploy-assembly.ts';
import { Random } from '../../lib/simulator/kernel/random.ts';
import { createRegion, type Region } from '../../lib/simulator/region.ts';
import { breachesAfterGood, breachesAtRest } from './laws.ts';
import { Scene } from './scene.ts';
import { switchOn, type Troubles } from './troubles.ts';
import { Watch } from './watch.ts';

const MINUTE_MS = 60_000;
/** Longer than any look that the pipeline takes by itself: polls are hourly. */
const QUIET_MINUTES = 70;
const REST_MINUTES = 36 * 60;

export interface SoakOptions {
  readonly seed: number;
  /** Folder of the cloud assembly. */
  readonly assembly: string;
  /** Whether faults strike; they do unless told otherwise. */
  readonly troubled?: boolean;
  /** Told of everything that happens, once the app is deployed. */
  readonly follow?: (region: Region) => void;
}

export interface SoakResult {
  readonly seed: number;
  readonly troubles: readonly string[];
  /** Each a sentence; none when all laws hold. */
  readonly breaches: readonly string[];
}

/**
 * One region with the app. Under troubles that the seed picks, a good and a bad base image come, in an order that it picks as
 * well; the troubles stop; at rest the laws are looked at. Then one more good image must go all the way.
 */
export async function soakSeed({ seed, assembly, troubled = true, follow }: SoakOptions): Promise<SoakResult> {
  const random = new Random(`soak ${seed}`);
  const region = createRegion({ seed, startMs: Date.UTC(2026, 10, 2, 8) });
  await bootstrap(region);
  region.vendor.publishBaseImage({ announce: false });
  await deployAssembly(region, assembly);
  const scene = new Scene(region, 'web-prod');
  region.traffic.start({ listenerArn: scene.listenerArn, requestsPerSecond: 200 });
  await region.run({ forMs: 20 * MINUTE_MS });

  const watch = new Watch(scene);
  follow?.(region);
  const troubles: Troubles = troubled ? switchOn(region, random) : { names: [], stop: () => undefined };
  await twoImages({ region, scene, watch, random });
  troubles.stop();
  await rest(scene, watch);
  const breaches = breachesAtRest(scene);
  const good = region.vendor.publishBaseImage({ behaviour: {} });
  await rest(scene, watch);
  const after = [...breachesAtRest(scene), ...breachesAfterGood(scene, good.amiId)];
  return {
    seed,
    troubles: troubles.names,
    breaches: [...new Set([...watch.breaches(), ...breaches, ...after.map((one) => `after a good image: ${one}`)])],
  };
}

interface Stage {
  readonly region: Region;
  readonly scene: Scene;
  readonly watch: Watch;
  readonly random: Random;
}

async function twoImages({ region, scene, watch, random }: Stage): Promise<void> {
  const bad = { errorRate: 0.03 };
  for (const behaviour of random.next() < 0.5 ? [{}, bad] : [bad, {}]) {
    const base = region.vendor.publishBaseImage({ behaviour });
    if (behaviour === bad) watch.addBad(base.amiId);
    if (random.next() < 0.3) region.vendor.announceAgain(base);
    if (random.next() < 0.3) askFor(region, scene.core.signalsQueueUrl);
    await watchedRun(region, watch, random.integer(2, 240));
  }
}

function askFor(region: Region, QueueUrl: string): void {
  const MessageBody = JSON.stringify({ kind: 'manual', image: 'web', requestedBy: 'soak' });
  region.call('sqs', 'SendMessage', { QueueUrl, MessageBody });
}

/** Until nothing of ours has run for so long that nothing more will come by itself. */
async function rest(scene: Scene, watch: Watch): Promise<void> {
  let quiet = 0;
  for (let minute = 0; minute < REST_MINUTES && quiet < QUIET_MINUTES; minute++) {
    await watchedRun(scene.region, watch, 1);
    quiet = scene.running().length === 0 ? quiet + 1 : 0;
  }
}

function watchedRun(region: Region, watch: Watch, minutes: number): Promise<void> {
  const until = () => {
    watch.look();
    return false;
  };
  return region.run({ until, forMs: minutes * MINUTE_MS });
}
