import { createRegion } from '../../simulator/region.ts';
import { coreSeconds } from './core-seconds.ts';
import { type Measured, measureCalls } from './measure-calls.ts';
import { mixedCalls } from './mixed-calls.ts';

interface Handler {
  handle(...request: unknown[]): Promise<unknown>;
}

/** Calls through SDK clients in the region's own process, stepped: after each, the region does what is due. */
export async function callsInProcess(seconds: number): Promise<Measured> {
  const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 2, 8) });
  region.vendor.publishBaseImage({ announce: false });
  const meter = new Meter();
  const calls = await mixedCalls({
    client: (type) => {
      const client = region.client(type) as { config: { requestHandler: Handler } };
      client.config.requestHandler = meter.around(client.config.requestHandler);
      return client as never;
    },
    pause: () => region.run({ forMs: 10_000 }),
  });
  const due = () => region.run({ forMs: STEP_MS });
  const stepped = calls.map(({ name, send }) => ({
    name,
    send: async () => {
      await send();
      await meter.measure(due);
    },
  }));
  return measureCalls(stepped, seconds, async () => ({ answering: meter.seconds, everything: coreSeconds() }));
}

const STEP_MS = 50;

/** Adds up the time of one core that some work takes. Works that are metered must not overlap. */
class Meter {
  seconds = 0;

  async measure<T>(work: () => Promise<T>): Promise<T> {
    const start = coreSeconds();
    try {
      return await work();
    } finally {
      this.seconds += coreSeconds() - start;
    }
  }

  around(handler: Handler): Handler {
    return {
      ...handler,
      handle: (...request) => this.measure(() => handler.handle(...request)),
    };
  }
}
