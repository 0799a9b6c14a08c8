import { Callers } from './caller.ts';
import { Clock } from './clock.ts';
import { Faults } from './faults.ts';
import { Ids } from './ids.ts';
import { InFlight } from './in-flight.ts';
import { Journal } from './journal.ts';
import { Random } from './random.ts';

/** `immediate` is for tests that write and read at one moment of virtual time and are about something else. */
export type Consistency = 'eventual' | 'immediate';

export interface Kernel {
  readonly consistency: Consistency;
  readonly clock: Clock;
  readonly random: Random;
  readonly ids: Ids;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly callers: Callers;
  readonly inFlight: InFlight;
}

export function createKernel(options: { seed: number | string; startMs: number; consistency?: Consistency }): Kernel {
  const random = new Random(options.seed);
  return {
    consistency: options.consistency ?? 'eventual',
    clock: new Clock(options.startMs),
    random,
    ids: new Ids(random.fork('ids')),
    faults: new Faults(random.fork('faults')),
    journal: new Journal(),
    callers: new Callers(),
    inFlight: new InFlight(),
  };
}
