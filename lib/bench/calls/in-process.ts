import { createRegion } from '../../simulator/region.ts';
import { coreSeconds } from './core-seconds.ts';
import { type Both, measureCalls } from './measure-calls.ts';
import { type Call, mixedCalls } from './mixed-calls.ts';
import { Repeater } from './repeat-calls.ts';

/** Calls in the region's own process, stepped: after each, the region does what is due. */
export async function callsInProcess(seconds: number): Promise<Both> {
  const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 2, 8) });
  region.vendor.publishBaseImage({ announce: false });
  const repeater = new Repeater();
  const calls = await mixedCalls({
    client: (type) => repeater.watch(region.client(type)),
    pause: () => region.run({ forMs: 10_000 }),
  });
  const repeated = await repeater.repeated(calls);
  const measure = (measured: readonly Call[]) => {
    const stepped = measured.map(({ name, send }) => ({
      name,
      send: async () => {
        await send();
        await region.run({ forMs: STEP_MS });
      },
    }));
    return measureCalls(stepped, seconds, async () => ({ answering: coreSeconds(), everything: coreSeconds() }));
  };
  // Apart from each other: what the client leaves to the garbage collector is not the region's.
  return { alone: await measure(repeated), withClient: await measure(calls) };
}

const STEP_MS = 50;
