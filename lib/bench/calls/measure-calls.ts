import type { Call } from './mixed-calls.ts';

export interface Measured {
  readonly calls: number;
  readonly seconds: number;
  /** Seconds of one core that the answering side used. */
  readonly answering: number;
  /** Milliseconds that each call took its caller, in ascending order, by the name of the call. */
  readonly latencies: ReadonlyMap<string, readonly number[]>;
}

export interface Both {
  /** The same requests without the clients: what the answering side takes, from the request to the answer. */
  readonly alone: Measured;
  /** With the clients, which write and sign each request, and read the answer. */
  readonly withClient: Measured;
}

/** Seconds of one core that were used so far. */
export interface Used {
  readonly answering: number;
  readonly everything: number;
}

/**
 * Sends calls in turn, one after another: first for so many seconds of one core without counting, then for as many that
 * count. Time of a core, since on a busy machine a second of the clock would not even see the code compiled.
 */
export async function measureCalls(
  calls: readonly Call[],
  coreSeconds: number,
  look: () => Promise<Used>,
): Promise<Measured> {
  await rounds(calls, coreSeconds, look);
  const before = await look();
  const startMs = performance.now();
  const latencies = await rounds(calls, coreSeconds, look);
  const seconds = (performance.now() - startMs) / 1000;
  const after = await look();
  let count = 0;
  for (const times of latencies.values()) count += times.sort((left, right) => left - right).length;
  return {
    calls: count,
    seconds,
    answering: after.answering - before.answering,
    latencies,
  };
}

/** To look costs the answering side a little itself. */
const ROUNDS_TO_A_LOOK = 10;

async function rounds(
  calls: readonly Call[],
  coreSeconds: number,
  look: () => Promise<Used>,
): Promise<Map<string, number[]>> {
  const latencies = new Map<string, number[]>(calls.map(({ name }) => [name, []]));
  const until = (await look()).everything + coreSeconds;
  do {
    for (let round = 0; round < ROUNDS_TO_A_LOOK; round++) {
      for (const { name, send } of calls) {
        const sentMs = performance.now();
        await send();
        latencies.get(name)?.push(performance.now() - sentMs);
      }
    }
  } while ((await look()).everything < until);
  return latencies;
}

/** The value under which a share of an ascending list lies. */
export function quantile(ascending: readonly number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(share * ascending.length))] ?? Number.NaN;
}
