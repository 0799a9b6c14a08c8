import { createRegion } from '../../simulator/region.ts';
import { coreSeconds } from './core-seconds.ts';
import { type Measured, measureCalls } from './measure-calls.ts';
import { type Call, mixedCalls } from './mixed-calls.ts';

interface Handler {
  handle(request: unknown): Promise<unknown>;
}

export interface InProcess {
  /** What the region takes from the request that an SDK client hands over to the answer that it gets. */
  readonly alone: Measured;
  /** With what the client takes to write and sign the request, and to read the answer. */
  readonly withClient: Measured;
}

/** Calls in the region's own process, stepped: after each, the region does what is due. */
export async function callsInProcess(seconds: number): Promise<InProcess> {
  const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 2, 8) });
  region.vendor.publishBaseImage({ announce: false });
  let sendAgain: () => Promise<unknown> = async () => {};
  const calls = await mixedCalls({
    client: (type) => {
      const client = region.client(type) as { config: { requestHandler: Handler } };
      const handler = client.config.requestHandler;
      const handle = (request: unknown) => {
        sendAgain = () => handler.handle(request);
        return sendAgain();
      };
      client.config.requestHandler = { ...handler, handle };
      return client as never;
    },
    pause: () => region.run({ forMs: 10_000 }),
  });
  const repeated: Call[] = [];
  for (const { name, send } of calls) {
    await send();
    repeated.push({ name, send: sendAgain });
  }
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
