import type { Call } from './mixed-calls.ts';

export interface Measured {
  readonly calls: number;
  readonly seconds: number;
  /** Seconds of one core that the metered side used. */
  readonly coreSeconds: number;
  /** Milliseconds that each call took its caller, in ascending order, by the name of the call. */
  readonly latencies: ReadonlyMap<string, readonly number[]>;
}

/** How long the calls are sent before anything counts, and how long they count. */
export interface Length {
  readonly warmUpMs: number;
  readonly forMs: number;
}

/**
 * Sends calls in turn, one after another.
 * @param coreSeconds seconds of one core that the metered side has used so far
 */
export async function measureCalls(
  calls: readonly Call[],
  { warmUpMs, forMs }: Length,
  coreSeconds: () => Promise<number> | number,
): Promise<Measured> {
  await rounds(calls, warmUpMs);
  const startCore = await coreSeconds();
  const startMs = performance.now();
  const latencies = await rounds(calls, forMs);
  const seconds = (performance.now() - startMs) / 1000;
  let count = 0;
  for (const times of latencies.values()) count += times.sort((left, right) => left - right).length;
  return { calls: count, seconds, coreSeconds: (await coreSeconds()) - startCore, latencies };
}

async function rounds(calls: readonly Call[], forMs: number): Promise<Map<string, number[]>> {
  const latencies = new Map<string, number[]>(calls.map(({ name }) => [name, []]));
  const endMs = performance.now() + forMs;
  while (performance.now() < endMs) {
    for (const { name, send } of calls) {
      const sentMs = performance.now();
      await send();
      latencies.get(name)?.push(performance.now() - sentMs);
    }
  }
  return latencies;
}

/** The value under which a share of an ascending list lies. */
export function quantile(ascending: readonly number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(share * ascending.length))] ?? Number.NaN;
}
